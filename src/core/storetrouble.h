// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>

/// The vault file is locked, as a keychain can be: the person's passphrase is what helps.
constexpr bool isLockedVault(ErrorKind kind)
{
    return kind == ErrorKind::VaultLocked || kind == ErrorKind::VaultPassphraseWrong;
}

/// The keychain or the vault file cannot be used as a whole: every other key would fail in the same way, and may raise a
/// question each.
constexpr bool isOfTheWholeStore(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainNotAnswering:
    case ErrorKind::KeychainUnreadable:
    case ErrorKind::VaultMissing:
    case ErrorKind::VaultDamaged:
    case ErrorKind::VaultNewer:
        return true;
    default:
        return isLockedVault(kind);
    }
}
