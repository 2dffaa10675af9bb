// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cli/command.h>

/// Every verb, a file each.
namespace verbs {
extern const Command spacesList;
extern const Command spacesAdd;
extern const Command spacesEdit;
extern const Command spacesRemove;
extern const Command keysList;
extern const Command keysAdd;
extern const Command keysShow;
extern const Command keysEdit;
extern const Command keysRebuild;
extern const Command keysRotate;
extern const Command keysTest;
extern const Command keysRemove;
extern const Command keysRestore;
extern const Command keysPurge;
extern const Command usesStatus;
extern const Command usesKeep;
extern const Command usesClear;
extern const Command vaultCreate;
extern const Command vaultStatus;
extern const Command vaultUse;
extern const Command vaultChangePassphrase;
extern const Command backupCreate;
extern const Command backupInspect;
extern const Command backupRestore;
extern const Command token;
extern const Command inspection;
extern const Command request;
extern const Command sandbox;
extern const Command demo;
extern const Command doctor;
extern const Command completion;
} // namespace verbs

/// In the order of the help.
std::span<const Command *const> allVerbs();
