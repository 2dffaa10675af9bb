// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keyringdaemon.h"
#include <secrets/keychainstore.h>
#include <secrets/secretservice.h>
#include <support/await.h>

/// Brings the session's keyring to hold one entry, 'kept', and to be locked. Fails the test that calls it otherwise.
inline void storeAndLock(const QString &entry)
{
    QVERIFY(keyring::unlock());
    KeychainStore store;
    QTRY_COMPARE(await(secretServiceState()), Result<SecretServiceState>(SecretServiceState::Unlocked));
    QVERIFY_RESULT(await(store.write(entry, Secret("kept"))));
    keyring::lock();
    QTRY_COMPARE(await(secretServiceState()), Result<SecretServiceState>(SecretServiceState::Locked));
}
