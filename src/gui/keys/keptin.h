// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Where a key of this backend (ApiKey::keychain) keeps its secret, in words: 'kept in GNOME Keyring', 'kept for this run
/// only'. `backendInUse` and `nameInUse` are those of the keychain that is in force.
/// 'GNOME Keyring', 'KWallet', 'this run only'.
QString keychainWords(const QString &backend, const QString &backendInUse, const QString &nameInUse);
QString keptInWords(const QString &backend, const QString &backendInUse, const QString &nameInUse);
