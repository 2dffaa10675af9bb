// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/testround.h>

#include "desk.h"
#include <QSignalSpy>
#include <support/scriptedserver.h>
#include <support/testmain.h>

namespace {

const QByteArray Refusal
    = R"({"error":"invalid_client","error_description":"Invalid client or Invalid client credentials"})";

} // namespace

/// Many keys tested in one round, against a server that says which of them works.
class TestRoundTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Desk> desk;
    std::unique_ptr<ScriptedServer> server;
    int pauses = 0;
    QList<QPair<int, int>> progress;

    SpaceSettings settings(const QString &address = {}) const
    {
        const QString endpoint = address.isEmpty() ? server->url(QStringLiteral("/token")).toString() : address;
        return SpaceSettings{*Endpoint::parse(endpoint), *Scope::parse(u"sellytics-data-api"),
            *Endpoint::parse(server->url().toString()), ClientAuthentication::Post};
    }
    KeyId add(const QString &label, const QString &space = QStringLiteral("Acme"), const QString &address = {})
    {
        NewKey key = Desk::newKey(label, space);
        key.clientId = *ClientId::parse(label);
        key.newSpace = settings(address);
        const auto added = await(desk->book->add(key, Secret(QByteArrayView("s3cret"))));
        if (!added) {
            qFatal("the key is not added: error kind %d", int(added.error().kind));
        }
        return added->id;
    }
    TestTally run(std::stop_token stop = {})
    {
        const auto keys = await(desk->book->keys());
        const auto spaces = await(desk->book->spaces());
        const auto step = [this](int done, int total) { progress.append({done, total}); };
        TestRound round(*desk->book, step, [this] {
            ++pauses;
            return std::chrono::milliseconds(0);
        });
        return await(round.run(*keys, *spaces, stop));
    }
    KeyState stateOf(const KeyId &id) { return await(desk->book->key(id))->state; }

private Q_SLOTS:
    void init()
    {
        desk = std::make_unique<Desk>();
        server = std::make_unique<ScriptedServer>();
        server->answerWith([](const SeenRequest &request) {
            return request.body.contains("bad") ? Scripted::answer(401, Refusal) : Scripted::token("granted");
        });
        pauses = 0;
        progress.clear();
    }
    void cleanup()
    {
        desk.reset();
        server.reset();
    }

    void everyKeyHasItsTurn()
    {
        for (int i = 0; i < 10; ++i) {
            add(QStringLiteral("good-%1").arg(i), i % 2 == 0 ? QStringLiteral("Acme") : QStringLiteral("Beta"));
        }
        const KeyId bad = add(QStringLiteral("bad-1"));
        const TestTally tally = run();
        QCOMPARE(tally.granted, 10);
        QCOMPARE(tally.refused, 1);
        QCOMPARE(tally.failed + tally.leftOut, 0);
        QVERIFY(!tally.stopped);
        QCOMPARE(server->requests().size(), 11);
        QCOMPARE(pauses, 11);
        QCOMPARE(progress.size(), 11);
        QCOMPARE(progress.last(), qMakePair(11, 11));
        QCOMPARE(stateOf(bad), KeyState::Refused);
    }

    void aRefusalIsNotAskedForTwiceUnlessTheKeyChanged()
    {
        const KeyId bad = add(QStringLiteral("bad-1"));
        add(QStringLiteral("good-1"));
        QCOMPARE(run().refused, 1);
        const TestTally again = run();
        QCOMPARE(again.granted, 1);
        QCOMPARE(again.refused, 0);
        QCOMPARE(again.leftOut, 1);
        QCOMPARE(server->requests().size(), 3);
        // A note is no change of what was refused.
        QVERIFY_RESULT(await(desk->book->edit(bad, {.note = QStringLiteral("why?")})));
        QCOMPARE(run().leftOut, 1);
        QVERIFY_RESULT(await(desk->book->edit(bad, {.clientId = *ClientId::parse(u"good-2")})));
        QCOMPARE(run().granted, 2);
        QCOMPARE(stateOf(bad), KeyState::Works);
    }

    void atMostFourAtOnce()
    {
        for (int i = 0; i < 9; ++i) {
            add(QStringLiteral("good-%1").arg(i));
        }
        server->answerWith([](const SeenRequest &) { return Scripted::silence(); });
        std::stop_source stop;
        connect(server.get(), &ScriptedServer::requestCame, this, [this, &stop] {
            if (server->requests().size() == TestRound::AtOnce) {
                QCOMPARE(pauses, TestRound::AtOnce); // nobody else is even waiting for a turn
                stop.request_stop();
            }
        });
        const TestTally tally = run(stop.get_token());
        QVERIFY(tally.stopped);
        QCOMPARE(tally.tested(), 0);
        QCOMPARE(tally.leftOut, 9);
        QCOMPARE(server->requests().size(), 4);
        const auto keys = desk->keys();
        for (const ApiKey &key : *keys) {
            QCOMPARE(key.state, KeyState::Untested);
        }
    }

    void aStopBeforeTheFirstSendsNothing()
    {
        add(QStringLiteral("good-1"));
        std::stop_source stop;
        stop.request_stop();
        const TestTally tally = run(stop.get_token());
        QVERIFY(tally.stopped);
        QCOMPARE(tally.leftOut, 1);
        QCOMPARE(server->requests().size(), 0);
    }

    void aServerThatDoesNotAnswerIsLeftAlone()
    {
        for (int i = 0; i < 12; ++i) {
            add(QStringLiteral("lost-%1").arg(i), QStringLiteral("Nowhere"),
                QStringLiteral("http://127.0.0.1:1/token"));
        }
        const KeyId good = add(QStringLiteral("good-1"), QStringLiteral("Zeta"));
        const TestTally tally = run();
        QCOMPARE(tally.granted, 1);
        QVERIFY2(tally.failed >= 1 && tally.failed <= TestRound::AtOnce, qPrintable(QString::number(tally.failed)));
        QCOMPARE(tally.failed + tally.leftOut, 12);
        QVERIFY(!tally.stopped);
        QCOMPARE(stateOf(good), KeyState::Works);
    }

    void aLockedKeychainEndsIt_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("keychain locked") << ErrorKind::KeychainLocked;
        QTest::newRow("keychain unreadable") << ErrorKind::KeychainUnreadable;
        QTest::newRow("vault locked") << ErrorKind::VaultLocked;
        QTest::newRow("vault, mistyped") << ErrorKind::VaultPassphraseWrong;
        QTest::newRow("vault gone") << ErrorKind::VaultMissing;
        QTest::newRow("vault damaged") << ErrorKind::VaultDamaged;
        QTest::newRow("vault of a newer form") << ErrorKind::VaultNewer;
    }

    void aLockedKeychainEndsIt()
    {
        QFETCH(ErrorKind, kind);
        for (int i = 0; i < 12; ++i) {
            add(QStringLiteral("good-%1").arg(i));
        }
        desk->keychain.isLocked = true;
        desk->keychain.lockedAs = kind;
        const TestTally tally = run();
        QVERIFY(tally.stopped);
        QVERIFY(tally.trouble);
        QCOMPARE(int(tally.trouble->kind), int(kind));
        QCOMPARE(tally.leftOut, 12);
        QCOMPARE(server->requests().size(), 0);
    }

    void theBookTestsAllThatAreActive()
    {
        add(QStringLiteral("good-1"));
        const KeyId trashed = add(QStringLiteral("good-2"));
        QVERIFY_RESULT(await(desk->book->remove(trashed)));
        const TestProgress none;
        const auto tally = await(desk->book->testAll(none));
        QVERIFY_RESULT(tally);
        QCOMPARE(tally->granted, 1);
        QCOMPARE(server->requests().size(), 1);
    }
};

KEYDESK_TEST(TestRoundTest)
#include "testround.moc"
