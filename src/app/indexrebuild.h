// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/task.h>
#include <QList>
#include <QStringList>

class PassphrasePrompt;

/// What came of it.
struct IndexRebuild {
    QList<ApiKey> keys; ///< that came back
    QStringList presetSpaces; ///< names of spaces that came back with the preset's settings
    int left = 0; ///< entries of the keychain that could not be understood or placed
    QString setAside; ///< where the damaged index is now; empty when there was none
};

/// Brings back this person's keys from the keychain. A damaged index is moved aside first, byte for byte as it was, but
/// only once the keychain is known to hold keys; a newer one is left alone. Nobody else may have the index open.
/// Errors: DatabaseNewer and the other database kinds, the keychain kinds; DatabaseDamaged when the keychain holds nothing.
/// `prompt` as in Services::Options.
[[nodiscard]] Task<Result<IndexRebuild>> rebuildIndex(PassphrasePrompt *prompt);
