// SPDX-License-Identifier: GPL-3.0-or-later
#include "vaultsetting.h"

#include <support/testmain.h>

/// When a person is asked for the passphrase, and when not.
class VaultLockingTest : public QObject {
    Q_OBJECT
    std::unique_ptr<VaultSetting> m_setting;
    std::unique_ptr<ScriptedPrompt> m_prompt;
    std::unique_ptr<VaultStore> m_vault; ///< locked
    const QString m_entry = QStringLiteral("io.github.keydesk/key/v1/one");

private Q_SLOTS:
    void init()
    {
        m_setting = std::make_unique<VaultSetting>();
        m_prompt = std::make_unique<ScriptedPrompt>();
        m_vault = std::make_unique<VaultStore>(m_setting->path(), *m_prompt, QuickWork);
        QVERIFY_RESULT(await(m_vault->create(Secret("open sesame"))));
        QVERIFY_RESULT(await(m_vault->write(m_entry, Secret("one"))));
        m_vault->lock();
    }

    void manyReadsRaiseOneQuestion()
    {
        std::vector<Task<Result<Secret>>> reads;
        for (int i = 0; i < 20; ++i) {
            reads.push_back(m_vault->read(m_entry));
        }
        QTRY_COMPARE(m_prompt->attempts.size(), 1);
        m_prompt->answerTheOpenOne("open sesame");
        for (auto &read : reads) {
            const auto found = await(std::move(read));
            QVERIFY_RESULT(found);
            QVERIFY(*found == Secret("one"));
        }
        QCOMPARE(m_prompt->attempts, QList<int>{1});
        QCOMPARE(m_prompt->ends, 1);
    }

    void aDismissedQuestionIsNotRaisedAgainUntilThePersonAsks()
    {
        m_prompt->answers = {failure(ErrorKind::Cancelled)};
        QVERIFY_ERROR(await(m_vault->read(m_entry)), ErrorKind::VaultLocked);
        QVERIFY_ERROR(await(m_vault->read(m_entry)), ErrorKind::VaultLocked);
        QVERIFY_ERROR(await(m_vault->write(m_entry, Secret("two"))), ErrorKind::VaultLocked);
        QVERIFY_ERROR(await(m_vault->remove(m_entry)), ErrorKind::VaultLocked);
        QVERIFY_ERROR(await(m_vault->names()), ErrorKind::VaultLocked);
        QCOMPARE(m_prompt->attempts.size(), 1);
        m_vault->allowPrompt();
        m_prompt->answers = {QByteArray("open sesame")};
        const auto found = await(m_vault->read(m_entry));
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret("one"));
        QCOMPARE(m_prompt->attempts.size(), 2);
    }

    void aWrongPassphraseIsAskedForAgain()
    {
        m_prompt->answers = {QByteArray("open"), QByteArray(""), QByteArray("open sesame")};
        QVERIFY_RESULT(await(m_vault->read(m_entry)));
        QCOMPARE(m_prompt->attempts, (QList<int>{1, 2, 3}));
        QCOMPARE(m_prompt->ends, 1);
    }

    void threeWrongOnesAreEnough()
    {
        m_prompt->answers = {QByteArray("a"), QByteArray("b"), QByteArray("c"), QByteArray("open sesame")};
        QVERIFY_ERROR(await(m_vault->read(m_entry)), ErrorKind::VaultPassphraseWrong);
        QVERIFY_ERROR(await(m_vault->read(m_entry)), ErrorKind::VaultLocked);
        QCOMPARE(m_prompt->attempts, (QList<int>{1, 2, 3}));
        QCOMPARE(m_prompt->ends, 1);
        QVERIFY_RESULT(await(m_vault->unlock())); // the person asking
    }

    void whereNobodyCanBeAskedTheReasonIsSaid()
    {
        m_prompt->answers = {failure(ErrorKind::FileUnreadable, {QStringLiteral("descriptor 9")})};
        QVERIFY_ERROR(await(m_vault->read(m_entry)), ErrorKind::FileUnreadable);
        QVERIFY_ERROR(await(m_vault->read(m_entry)), ErrorKind::VaultLocked);
    }

    void itSaysBeforehandWhetherItWouldAsk()
    {
        QCOMPARE(await(m_vault->wouldPrompt()), Result<bool>(true));
        QVERIFY(!m_vault->isUnlocked());
        m_prompt->answers = {QByteArray("open sesame")};
        QVERIFY_RESULT(await(m_vault->unlock()));
        QVERIFY(m_vault->isUnlocked());
        QCOMPARE(await(m_vault->wouldPrompt()), Result<bool>(false));
        QVERIFY_RESULT(await(m_vault->unlock()));
        QCOMPARE(m_prompt->attempts.size(), 1);
        m_vault->lock();
        QCOMPARE(await(m_vault->wouldPrompt()), Result<bool>(true));
    }

    void lockedItAsksAgain()
    {
        m_prompt->answers = {QByteArray("open sesame"), QByteArray("open sesame")};
        QVERIFY_RESULT(await(m_vault->read(m_entry)));
        m_vault->lock();
        QVERIFY_RESULT(await(m_vault->read(m_entry)));
        QCOMPARE(m_prompt->attempts, (QList<int>{1, 1}));
    }

    /// What has begun to be written is written; the lock holds all the same.
    void lockedWhileItWrites()
    {
        m_prompt->answers = {QByteArray("open sesame"), QByteArray("open sesame")};
        QVERIFY_RESULT(await(m_vault->unlock()));
        auto write = m_vault->write(m_entry, Secret("two"));
        m_vault->lock();
        QVERIFY(!m_vault->isUnlocked());
        QVERIFY_RESULT(await(std::move(write)));
        QVERIFY(!m_vault->isUnlocked());
        const auto found = await(m_vault->read(m_entry));
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret("two"));
        QCOMPARE(m_prompt->attempts, (QList<int>{1, 1}));
    }

    /// Opening takes a second; who leaves in it must not come back to an open vault.
    void lockedWhileItOpens()
    {
        m_prompt->answers = {QByteArray("open sesame")};
        auto read = m_vault->read(m_entry);
        m_vault->lock();
        QVERIFY_ERROR(await(std::move(read)), ErrorKind::VaultLocked);
        QVERIFY(!m_vault->isUnlocked());
    }

    void aCallerThatWithdrawsLeavesTheQuestionToTheOthers()
    {
        std::stop_source stop;
        auto withdrawn = m_vault->read(m_entry, stop.get_token());
        auto other = m_vault->read(m_entry);
        stop.request_stop();
        QVERIFY_ERROR(await(std::move(withdrawn)), ErrorKind::Cancelled);
        m_prompt->answerTheOpenOne("open sesame");
        QVERIFY_RESULT(await(std::move(other)));
        QCOMPARE(m_prompt->attempts.size(), 1);
    }

    void theStoreMayGoBeforeItsQuestionIsAnswered()
    {
        auto read = m_vault->read(m_entry);
        QTRY_COMPARE(m_prompt->attempts.size(), 1);
        m_vault.reset();
        m_prompt->answerTheOpenOne("open sesame");
        const auto found = await(std::move(read));
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret("one"));
    }
};

KEYDESK_TEST(VaultLockingTest)
#include "vaultlocking.moc"
