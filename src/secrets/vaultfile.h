// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <files/wholefile.h>
#include <memory>
#include <secrets/vaultdocument.h>

/// A vault as it was when it was read.
struct OpenedVault {
    std::shared_ptr<const VaultDocument> document;
    FileStamp stamp;
};

constexpr qint64 MaxVaultSize = 256 * 1024 * 1024; ///< bytes; ten thousand keys take some 15 MiB

/// Reads and decrypts; slow (age/passphrase.h): on a pool's thread. Errors: VaultMissing, VaultPassphraseWrong,
/// VaultDamaged, VaultNewer, FileUnreadable, AgeVersionUnknown, AgeRecipientUnknown, AgeWorkTooHigh.
Result<OpenedVault> openVault(const QString &path, const Secret &passphrase);

/// How it is made sure, before anything is replaced, that what was encrypted opens again.
enum class VaultProof {
    ByFileKey, ///< all but that the passphrase leads to the file key
    ByPassphrase, ///< as a reader opens it, which takes as long again: for a passphrase that is new
};

/// Encrypts `document` under a file key and a salt that no file had before, and replaces the vault by it (files/wholefile.h).
/// Slow: on a pool's thread. Errors: PassphraseEmpty, AgeWorkTooHigh, DiskFull, FileUnwritable, KeychainWroteWrong.
Result<FileStamp> saveVault(
    const QString &path, const VaultDocument &document, const Secret &passphrase, int work, VaultProof proof);
