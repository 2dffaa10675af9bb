// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockedentry.h"
#include <keys/checkedentry.h>
#include <secrets/keychainprobe.h>
#include <support/testmain.h>

/// A locked collection in a session where nobody can be asked.
class LockedTest : public QObject {
    Q_OBJECT
    const QString m_entry = QStringLiteral("io.github.keydesk/key/v1/locked");

private Q_SLOTS:
    void init() { storeAndLock(m_entry); }

    void aReadIsNotToldThatTheEntryIsMissing()
    {
        KeychainStore store;
        QCOMPARE(await(store.wouldPrompt()), Result<bool>(true));
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainLocked);
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainLocked);
    }

    void aWriteSaysThatItIsLocked()
    {
        KeychainStore store;
        QVERIFY_ERROR(await(store.write(m_entry, Secret("new"))), ErrorKind::KeychainLocked);
        KeychainStore probed;
        QVERIFY_ERROR(await(probeKeychain(probed)), ErrorKind::KeychainLocked);
    }

    void aRemovalIsNotBelieved()
    {
        KeychainStore store;
        QVERIFY_ERROR(await(removeChecked(store, m_entry)), ErrorKind::KeychainLocked);
        QVERIFY(keyring::unlock());
        KeychainStore after;
        QVERIFY_RESULT(await(after.read(m_entry)));
    }

    void unlockedByAnotherProgramItIsReadAgain()
    {
        KeychainStore store;
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainLocked);
        QVERIFY(keyring::unlock());
        QTRY_COMPARE(await(secretServiceState()), Result<SecretServiceState>(SecretServiceState::Unlocked));
        const auto found = await(store.read(m_entry)); // without being allowed a prompt
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret("kept"));
    }
};

KEYDESK_TEST(LockedTest)
#include "locked.moc"
