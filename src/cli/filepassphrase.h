// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/secret.h>

enum class Asked {
    Once, ///< for a file that is there
    Twice, ///< for a new one: what was mistyped would lock it for good
};

/// The passphrase of a file: from a hidden prompt, or the first line of standard input. Blocks. Errors: PassphraseEmpty,
/// PassphrasesDiffer, FileUnreadable, Usage (too long), Cancelled.
Result<Secret> readPassphrase(Asked asked);

/// Likewise of a file that must be there. Errors: also NoSuchFile.
Result<Secret> readPassphraseOf(const QString &path);

/// What stands in the first line of `input`, without its line end. Wipes `input`. Errors: PassphraseEmpty.
Result<Secret> passphraseFrom(QByteArray input);

/// One that is worth a remark: shorter than this in bytes.
constexpr qsizetype ShortPassphrase = 12;
