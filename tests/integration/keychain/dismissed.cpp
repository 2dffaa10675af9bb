// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockedentry.h"
#include "prompter.h"
#include <QElapsedTimer>
#include <support/testmain.h>

/// A locked collection in a session where a person is asked, and does not answer as hoped.
class DismissedTest : public QObject {
    Q_OBJECT
    const QString m_entry = QStringLiteral("io.github.keydesk/key/v1/dismissed");

private Q_SLOTS:
    void init() { storeAndLock(m_entry); }

    void aDismissedPromptIsNotRaisedAgainUntilThePersonAsks()
    {
        Prompter prompter;
        KeychainStore store;
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainLocked);
        QCOMPARE(prompter.prompts, 1);
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainLocked);
        QVERIFY_ERROR(await(store.write(m_entry, Secret("new"))), ErrorKind::KeychainLocked);
        QVERIFY_ERROR(await(store.remove(m_entry)), ErrorKind::KeychainLocked);
        QCOMPARE(prompter.prompts, 1);
        store.allowPrompt();
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainLocked);
        QCOMPARE(prompter.prompts, 2);
    }

    void twentyReadsAtOnceRaiseOnePrompt()
    {
        Prompter prompter;
        KeychainStore store;
        int locked = 0;
        for (int i = 0; i < 20; ++i) {
            whenEnded(store.read(m_entry), this, [&locked](Result<Secret> found) {
                locked += !found && found.error().kind == ErrorKind::KeychainLocked ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(locked, 20, 20'000);
        QCOMPARE(prompter.prompts, 1);
    }

    void aPromptThatNobodyAnswersIsNotWaitedForForEver()
    {
        Prompter prompter;
        prompter.leavesOpen = true;
        KeychainStore store(std::chrono::milliseconds(400));
        auto queued = store.read(m_entry);
        QElapsedTimer timer;
        timer.start();
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainNotAnswering);
        QVERIFY(timer.elapsed() < 5'000);
        QVERIFY_ERROR(await(std::move(queued)), ErrorKind::KeychainNotAnswering);
        // While it is open nothing can be asked, and nobody waits a second time.
        timer.restart();
        QVERIFY_ERROR(await(store.write(m_entry, Secret("new"))), ErrorKind::KeychainNotAnswering);
        QVERIFY(timer.elapsed() < 300);
        QCOMPARE(prompter.prompts, 1);
        // The job was left alone: once it ends the store goes on.
        prompter.dismiss();
        QVERIFY(keyring::unlock());
        QTRY_VERIFY_WITH_TIMEOUT(await(store.read(m_entry)).has_value(), 20'000);
    }
};

KEYDESK_TEST(DismissedTest)
#include "dismissed.moc"
