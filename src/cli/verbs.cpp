// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/verbs.h>

std::span<const Command *const> allVerbs()
{
    static constexpr const Command *All[] = {
        &verbs::spacesList,
        &verbs::spacesAdd,
        &verbs::spacesEdit,
        &verbs::spacesRemove,
        &verbs::keysList,
        &verbs::keysAdd,
        &verbs::keysShow,
        &verbs::keysEdit,
        &verbs::keysRotate,
        &verbs::keysTest,
        &verbs::keysRemove,
        &verbs::keysRestore,
        &verbs::keysPurge,
        &verbs::keysRebuild,
        &verbs::backupCreate,
        &verbs::backupInspect,
        &verbs::backupRestore,
        &verbs::token,
        &verbs::inspection,
        &verbs::request,
        &verbs::usesStatus,
        &verbs::usesKeep,
        &verbs::usesClear,
        &verbs::vaultCreate,
        &verbs::vaultStatus,
        &verbs::vaultUse,
        &verbs::vaultChangePassphrase,
        &verbs::sandbox,
        &verbs::demo,
        &verbs::doctor,
        &verbs::completion,
    };
    return All;
}
