// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include <keys/kepttoken.h>
#include <sandbox/sandboxserver.h>
#include <support/testmain.h>

/// Tokens of stored keys, from the practice server.
class TokensTest : public QObject {
    Q_OBJECT
    SandboxServer m_server;

    SpaceSettings settings() const
    {
        return SpaceSettings{*Endpoint::parse(m_server.tokenEndpoint().toString()),
            *Scope::parse(SandboxServer::scope()), *Endpoint::parse(m_server.baseUrl().toString()),
            ClientAuthentication::Post};
    }
    NewKey newKey(const QString &label) const
    {
        return NewKey{.space = *SpaceName::parse(u"Sandbox"),
            .label = *Label::parse(label),
            .clientId = *ClientId::parse(SandboxServer::goodClientId()),
            .newSpace = settings()};
    }
    static Secret goodSecret() { return Secret(SandboxServer::goodClientSecret().toUtf8()); }
    Result<ApiKey> add(Desk &desk, const QString &label = QStringLiteral("Practice")) const
    {
        return await(desk.book->add(newKey(label), goodSecret()));
    }
    /// A space whose token endpoint nobody answers at.
    static void breakNetwork(Desk &desk, const SpaceId &space, SpaceSettings settings)
    {
        settings.tokenEndpoint = *Endpoint::parse(u"http://127.0.0.1:1/token");
        QVERIFY_RESULT(await(desk.book->editSpace(space, {.settings = settings})));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY_RESULT(m_server.start({})); }

    void aTokenIsAskedForOnceAndThenCached()
    {
        Desk desk;
        const auto key = add(desk);
        QVERIFY_RESULT(key);
        QVERIFY(!desk.book->cachedToken(key->id));
        const auto first = await(desk.book->token(key->id));
        QVERIFY_RESULT(first);
        QVERIFY(!first->cached);
        const int reads = desk.keychain.reads;
        const auto second = await(desk.book->token(key->id));
        QVERIFY_RESULT(second);
        QVERIFY(second->cached);
        QCOMPARE(second->token, first->token);
        QCOMPARE(desk.book->cachedToken(key->id), first->token);
        QCOMPARE(desk.keychain.reads, reads);
        const auto judged = await(desk.book->key(key->id));
        QCOMPARE(judged->state, KeyState::Works);
        QCOMPARE(judged->lastGrantedAt.toMSecsSinceEpoch(), desk.clock.time.toMSecsSinceEpoch());
        QCOMPARE(judged->missingScope, QStringList());
        const auto renewed = await(desk.book->renewToken(key->id));
        QVERIFY_RESULT(renewed);
        QVERIFY(renewed->token != first->token);
        QVERIFY(!desk.keychain.entries.contains(keptTokenName(key->id))); // the window keeps none
    }

    void theCommandLineKeepsItInTheKeychain()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        const auto key = add(desk);
        const auto first = await(desk.book->token(key->id));
        QVERIFY_RESULT(first);
        QVERIFY(desk.keychain.entries.contains(keptTokenName(key->id)));

        desk.start(TokenKeeping::InKeychain); // the next command
        desk.keychain.misbehave(-1, MemoryStore::Fault::Refuses);
        QVERIFY_RESULT(await(desk.book->recover()));
        const auto kept = await(desk.book->token(key->id));
        QVERIFY_RESULT(kept);
        QVERIFY(kept->cached);
        QVERIFY(kept->token->value == first->token->value);
        QCOMPARE(desk.keychain.calls, 1); // nothing but the one read

        desk.clock.time = first->token->expiresAt.addSecs(-1); // within the margin
        desk.start(TokenKeeping::InKeychain);
        const auto fresh = await(desk.book->token(key->id));
        QVERIFY_RESULT(fresh);
        QVERIFY(!fresh->cached);
    }

    void aKeptTokenGoesWithWhatItWasGrantedTo_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("edit") << 0;
        QTest::newRow("remove") << 1;
        QTest::newRow("reject") << 2;
        QTest::newRow("purge") << 3;
    }

    void aKeptTokenGoesWithWhatItWasGrantedTo()
    {
        QFETCH(int, what);
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        const auto key = add(desk);
        const auto token = await(desk.book->token(key->id));
        QVERIFY_RESULT(token);
        desk.start(what == 3 ? TokenKeeping::InMemory : TokenKeeping::InKeychain);
        if (what == 0) {
            QVERIFY_RESULT(await(desk.book->edit(key->id, {.label = *Label::parse(u"New")})));
        } else if (what == 2) {
            QVERIFY_RESULT(await(desk.book->rejectToken(key->id, token->token)));
        } else {
            QVERIFY_RESULT(await(desk.book->remove(key->id)));
        }
        if (what == 3) {
            QVERIFY_RESULT(await(desk.book->purge(key->id)));
        }
        QVERIFY(!desk.keychain.entries.contains(keptTokenName(key->id)));
    }

    void rejectingAnOldTokenKeepsTheNewOne()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        const auto key = add(desk);
        const auto old = await(desk.book->token(key->id));
        const auto fresh = await(desk.book->renewToken(key->id));
        QVERIFY_RESULT(fresh);
        QVERIFY_RESULT(await(desk.book->rejectToken(key->id, old->token)));
        QCOMPARE(desk.book->cachedToken(key->id), fresh->token);
        QVERIFY(desk.keychain.entries.contains(keptTokenName(key->id)));
        QVERIFY_RESULT(await(desk.book->rejectToken(key->id, fresh->token)));
        QVERIFY(!desk.book->cachedToken(key->id));
    }

    void aTokenThatCannotBeKeptIsStillAToken()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        const auto key = add(desk);
        desk.keychain.misbehave(1, MemoryStore::Fault::Refuses); // 0 reads the secret, 1 writes the token
        QVERIFY_RESULT(await(desk.book->token(key->id)));
        QCOMPARE(desk.keychain.calls, 2);
    }

    void keysOfOneClientShareNoToken()
    {
        Desk desk;
        const auto good = add(desk, QStringLiteral("good"));
        const auto bad = await(desk.book->add(newKey(QStringLiteral("bad")), Secret("wrong")));
        QVERIFY_RESULT(await(desk.book->token(good->id)));
        QVERIFY_ERROR(await(desk.book->token(bad->id)), ErrorKind::ClientRejected);
        QCOMPARE(await(desk.book->key(bad->id))->state, KeyState::Refused);
        QCOMPARE(await(desk.book->key(good->id))->state, KeyState::Works);
    }

    void manyAskersAreNotedOnce()
    {
        Desk desk;
        const auto key = add(desk);
        int ended = 0;
        for (int i = 0; i < 200; ++i) {
            whenEnded(desk.book->token(key->id), this, [&ended](Result<KeyToken> token) { ended += token ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 200, 30'000);
        QCOMPARE(desk.keychain.reads, 4); // three while adding, one for the only request
    }

    void aTestRemembersWhatTheServerSaid()
    {
        Desk desk;
        const auto key = add(desk);
        const auto good = await(desk.book->test(key->id));
        QVERIFY_RESULT(good);
        QVERIFY(good->ok());
        QCOMPARE(good->httpStatus, 200);
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Works);
        QVERIFY(await(desk.book->key(key->id))->lastTestedAt.isValid());

        const auto bad = await(desk.book->add(newKey(QStringLiteral("bad")), Secret("wrong")));
        const auto refused = await(desk.book->test(bad->id));
        QVERIFY_RESULT(refused); // an outcome, not an error
        QVERIFY(!refused->ok());
        QCOMPARE(refused->refusal->kind, ErrorKind::ClientRejected);
        QCOMPARE(refused->httpStatus, 401);
        QCOMPARE(await(desk.book->key(bad->id))->state, KeyState::Refused);
        QVERIFY(desk.holds(bad->id, "wrong")); // no answer changes a key
    }

    void aNetworkFailureSaysNothingOfTheKey()
    {
        Desk desk;
        const auto key = add(desk);
        breakNetwork(desk, key->space, settings());
        const auto before = *await(desk.book->key(key->id));
        const auto failed = await(desk.book->test(key->id));
        QVERIFY_RESULT(failed);
        QVERIFY(!failed->ok());
        QCOMPARE(failed->httpStatus, 0);
        QVERIFY(!await(desk.book->token(key->id)));
        QCOMPARE(*await(desk.book->key(key->id)), before);
    }

    void aLockedKeychainIsAnErrorAndNoOutcome()
    {
        Desk desk;
        const auto key = add(desk);
        desk.keychain.isLocked = true;
        QVERIFY_ERROR(await(desk.book->test(key->id)), ErrorKind::KeychainLocked);
        QVERIFY_ERROR(await(desk.book->token(key->id)), ErrorKind::KeychainLocked);
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Untested);
    }

    void anUnsavedKeyIsTriedWithoutATrace()
    {
        Desk desk;
        const auto id = *ClientId::parse(SandboxServer::goodClientId());
        const auto good = await(desk.book->testUnsaved(settings(), id, goodSecret()));
        QVERIFY_RESULT(good);
        QVERIFY(good->ok());
        const auto bad = await(desk.book->testUnsaved(settings(), id, Secret("wrong")));
        QVERIFY_RESULT(bad);
        QVERIFY(!bad->ok()); // the good one's token does not serve it
        QCOMPARE(desk.rows()->size(), 0);
        QVERIFY(desk.keychain.entries.empty());
    }

    void aStopEndsATestCancelled()
    {
        Desk desk;
        const auto key = add(desk);
        std::stop_source stop;
        auto test = desk.book->test(key->id, stop.get_token());
        stop.request_stop();
        QVERIFY_ERROR(await(std::move(test)), ErrorKind::Cancelled);
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Untested);
    }
};

KEYDESK_TEST(TokensTest)
#include "tokens.moc"
