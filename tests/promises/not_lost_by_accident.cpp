// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/httpclient.h>
#include <sandbox/practiceclients.h>
#include <sandbox/sandboxserver.h>
#include <support/testmain.h>
#include <unit/keys/desk.h>

/// No answer of a server or of a keychain, and no single gesture of a person, ends a key.
class NotLostByAccidentTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::optional<ApiKey> m_key;

    bool holds() const { return m_desk->holds(m_key->id, "secret"); }
    Result<void> restart()
    {
        m_desk->start();
        return await(m_desk->book->recover());
    }
    void passDays(int days) { m_desk->clock.time = m_desk->clock.time.addDays(days); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        const auto key = m_desk->add(QStringLiteral("key"), "secret");
        QVERIFY_RESULT(key);
        m_key = *key;
    }

    void removingIsTheTrashForThirtyDays()
    {
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        passDays(30);
        QVERIFY_RESULT(restart());
        QVERIFY(holds());
        QVERIFY_RESULT(await(m_desk->book->restore(m_key->id)));
        QVERIFY(holds());
        QCOMPARE(await(m_desk->book->key(m_key->id))->label, m_key->label);
    }

    void afterThirtyDaysItIsGone()
    {
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        passDays(30);
        m_desk->clock.time = m_desk->clock.time.addSecs(1);
        QVERIFY_RESULT(restart());
        QCOMPARE(m_desk->keys()->size(), 0);
        QCOMPARE(m_desk->keyEntries().size(), 0);
    }

    void restoringStartsTheDaysAnew()
    {
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        passDays(29);
        QVERIFY_RESULT(await(m_desk->book->restore(m_key->id)));
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        passDays(29);
        QVERIFY_RESULT(restart());
        QVERIFY(holds());
    }

    void aClockThatIsWrongTheOtherWayPurgesNothing()
    {
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        passDays(-10'000);
        QVERIFY_RESULT(restart());
        QVERIFY(holds());
    }

    void onlyTheTrashCanBePurged()
    {
        QVERIFY_ERROR(await(m_desk->book->purge(m_key->id)), ErrorKind::KeyNotInTrash);
        QVERIFY_ERROR(await(m_desk->book->removeSpace(m_key->space, false)), ErrorKind::SpaceNotEmpty);
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        QVERIFY_ERROR(await(m_desk->book->removeSpace(m_key->space, false)), ErrorKind::SpaceNotEmpty);
        QVERIFY(holds());
    }

    void noAnswerOfTheServerEndsAKey_data()
    {
        QTest::addColumn<QString>("clientId");
        for (const auto &client : sandbox::practiceClients(true)) {
            if (!QByteArray(client.fault).contains("slow") && !QByteArray(client.fault).contains("hang")) {
                QTest::newRow(client.id.constData()) << QString::fromUtf8(client.id);
            }
        }
    }

    void noAnswerOfTheServerEndsAKey()
    {
        QFETCH(QString, clientId);
        SandboxServer server;
        QVERIFY_RESULT(server.start({.withFaults = true}));
        const NewKey tried{.space = *SpaceName::parse(u"Sandbox"),
            .label = *Label::parse(u"tried"),
            .clientId = *ClientId::parse(clientId),
            .newSpace
            = SpaceSettings{*Endpoint::parse(server.tokenEndpoint().toString()), *Scope::parse(SandboxServer::scope()),
                *Endpoint::parse(server.baseUrl().toString()), ClientAuthentication::Post}};
        const auto key = await(m_desk->book->add(tried, Secret("secret")));
        QVERIFY_RESULT(key);
        const KeyRow before = m_desk->row(key->id);
        QVERIFY_RESULT(await(m_desk->book->test(key->id)));
        const auto token = await(m_desk->book->token(key->id));
        QVERIFY(!token || token->token);
        const KeyRow after = m_desk->row(key->id);
        QCOMPARE(after.stage, KeyStage::Active);
        QCOMPARE(after.entry, before.entry);
        QCOMPARE(after.clientId, before.clientId);
        QVERIFY(m_desk->holds(key->id, "secret"));
    }

    void noAnswerOfTheKeychainEndsAKey_data()
    {
        QTest::addColumn<int>("fault");
        for (const auto fault : {MemoryStore::Fault::Refuses, MemoryStore::Fault::DoesNothing,
                 MemoryStore::Fault::AnotherValue, MemoryStore::Fault::Empty, MemoryStore::Fault::Locks,
                 MemoryStore::Fault::Dies, MemoryStore::Fault::NeverAnswers}) {
            QTest::addRow("fault %d", static_cast<int>(fault)) << static_cast<int>(fault);
        }
    }

    void noAnswerOfTheKeychainEndsAKey()
    {
        QFETCH(int, fault);
        for (int call = 0; call < 4; ++call) {
            m_desk->keychain.misbehave(call, static_cast<MemoryStore::Fault>(fault));
            (void)await(m_desk->book->secret(m_key->id));
            (void)await(m_desk->book->token(m_key->id));
            (void)await(m_desk->book->recover());
            m_desk->keychain.behave();
            QVERIFY_RESULT(restart());
            QVERIFY(holds());
            QCOMPARE(m_desk->row(m_key->id).stage, KeyStage::Active);
        }
    }
};

KEYDESK_TEST(NotLostByAccidentTest)
#include "not_lost_by_accident.moc"
