// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/oneshot.h>
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

namespace {

Task<Result<Secret>> refuseToRead()
{
    co_return failure(ErrorKind::KeychainLocked);
}

Task<Result<Secret>> readWhenTold(std::shared_ptr<OneShot<int>> told)
{
    const auto outcome = co_await told->ended();
    co_return Secret{QByteArrayView("s3cret")};
}

} // namespace

class TokenBrokerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsATokenAndReadsTheSecretOnlyWhenItAsks()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::token("two")});
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        QCOMPARE(valueOf(setting.broker.cached(setting.grant())), QByteArray("one"));
        QCOMPARE(setting.secretsRead, 1);
        QCOMPARE(setting.server.requests().size(), 1);
    }

    void anErrorOfReadingTheSecretIsHandedOnAndNotRemembered()
    {
        TokenSetting setting({Scripted::token("one")});
        QVERIFY_ERROR(await(setting.broker.token(setting.grant(), refuseToRead)), ErrorKind::KeychainLocked);
        QCOMPARE(setting.server.connections(), 0);
        QVERIFY_RESULT(setting.token());
    }

    void grantsThatDifferAreKeptApart()
    {
        TokenSetting setting({Scripted::token("a"), Scripted::token("b"), Scripted::token("c"), Scripted::token("d"),
            Scripted::token("e")});
        const QList<Grant> grants{setting.grant(), setting.grant("other"),
            setting.grant("sellytics-data-api", ClientAuthentication::Basic),
            setting.grant("sellytics-data-api", ClientAuthentication::Post, QStringLiteral("key-two")),
            setting.grant("sellytics-data-api", ClientAuthentication::Post, QStringLiteral("key-good"), 2)};
        for (const Grant &grant : grants) {
            QVERIFY_RESULT(setting.token(grant));
        }
        QCOMPARE(setting.server.requests().size(), 5);
        QCOMPARE(valueOf(*setting.token(grants[0])), QByteArray("a"));
        QCOMPARE(valueOf(*setting.token(grants[4])), QByteArray("e"));
    }

    void aFreshTokenReplacesTheCachedOne()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::token("two")});
        QVERIFY_RESULT(setting.token());
        QCOMPARE(valueOf(*await(setting.broker.freshToken(setting.grant(), setting.readSecret()))), QByteArray("two"));
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }

    void aTokenForOnceLeavesNoTrace()
    {
        TokenSetting setting({Scripted::token("once"), Scripted::caseFile(QStringLiteral("tk-rejected-401.raw")),
            Scripted::token("kept")});
        QCOMPARE(valueOf(*await(setting.broker.tokenOnce(setting.grant(), Secret{QByteArrayView("s")}))),
            QByteArray("once"));
        QVERIFY_ERROR(
            await(setting.broker.tokenOnce(setting.grant(), Secret{QByteArrayView("s")})), ErrorKind::ClientRejected);
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*setting.token()), QByteArray("kept")); // neither cached nor held against the key
    }

    void anUncachedTokenServesOneCall()
    {
        TokenSetting setting(
            {Scripted::token("one", ""), Scripted::token("two", R"(,"expires_in":0)"), Scripted::token("three")});
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
        QCOMPARE(valueOf(*setting.token()), QByteArray("three"));
        QCOMPARE(valueOf(*setting.token()), QByteArray("three"));
    }

    void refusedCredentialsAreNotRepeatedForAMinute()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-rejected-401.raw")),
            Scripted::caseFile(QStringLiteral("tk-rejected-400.raw")), Scripted::token("good")});
        QVERIFY_ERROR(setting.token(), ErrorKind::ClientRejected);
        setting.clock.pass(59s);
        const auto again = setting.token();
        QVERIFY_ERROR(again, ErrorKind::ClientRejected);
        QCOMPARE(again.error().arguments.first(), QStringLiteral("401")); // word for word what was said
        QCOMPARE(setting.server.requests().size(), 1);
        QCOMPARE(setting.secretsRead, 1);
        setting.clock.pass(2s);
        QVERIFY_ERROR(setting.token(), ErrorKind::ClientRejected);
        QCOMPARE(setting.server.requests().size(), 2);
        // Asking on purpose asks, and a grant ends the memory.
        QVERIFY_RESULT(await(setting.broker.freshToken(setting.grant(), setting.readSecret())));
        QVERIFY_RESULT(setting.token());
        QCOMPARE(setting.server.requests().size(), 3);
    }

    void failuresOnTheWayAreNotRemembered()
    {
        TokenSetting setting({Scripted::answer(503, "{}"), Scripted::raw(""), Scripted::token("good")});
        QVERIFY_ERROR(setting.token(), ErrorKind::TokenServerFailed);
        QVERIFY_ERROR(setting.token(), ErrorKind::ConnectionLost);
        QVERIFY_RESULT(setting.token());
    }

    void rejectForgetsOnlyTheTokenItNames()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::token("two")});
        const SharedToken one = *setting.token();
        setting.broker.reject(setting.grant(), *one);
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
        setting.broker.reject(setting.grant(), *one); // late: somebody else has renewed it
        QCOMPARE(valueOf(setting.broker.cached(setting.grant())), QByteArray("two"));
        setting.broker.reject(setting.grant("unknown"), *one);
    }

    void whatIsUnderWayCanBeStoppedAlsoOnceAllIsForgotten()
    {
        const auto stopAll = [](TokenSetting &setting) { setting.broker.stopAll(); };
        const auto retire = [](TokenSetting &setting) { setting.broker.retire(setting.grant()); };
        for (const std::function<void(TokenSetting &)> &stop : {std::function(stopAll), std::function(retire)}) {
            TokenSetting setting; // never answers
            connect(&setting.server, &ScriptedServer::requestCame, this, [&setting, stop] {
                setting.broker.forgetAll();
                stop(setting);
            });
            QElapsedTimer watch;
            watch.start();
            QVERIFY_ERROR(setting.token(), ErrorKind::Cancelled);
            QVERIFY(std::chrono::milliseconds(watch.elapsed()) < TokenEndpoint::Timeout);
            QTRY_VERIFY(setting.broker.isIdle());
        }
    }

    void adoptedTokensServeForTheirRest()
    {
        TokenSetting setting({Scripted::token("asked")});
        auto token = std::make_shared<AccessToken>();
        token->value = Secret{QByteArrayView("kept")};
        token->lifetime = 300s;
        token->receivedAt = setting.clock.wall.addSecs(-200);
        token->expiresAt = setting.clock.wall.addSecs(100);
        setting.broker.adopt(setting.grant(), token);
        QCOMPARE(valueOf(*setting.token()), QByteArray("kept"));
        setting.clock.pass(69s); // the margin of 300 s is 30 s
        QCOMPARE(valueOf(*setting.token()), QByteArray("kept"));
        setting.clock.pass(2s);
        QCOMPARE(valueOf(*setting.token()), QByteArray("asked"));
    }

    void tokensThatRanOutOrComeFromTheFutureAreNotAdopted()
    {
        TokenSetting setting;
        auto token = std::make_shared<AccessToken>();
        token->value = Secret{QByteArrayView("kept")};
        token->lifetime = 300s;
        token->receivedAt = setting.clock.wall.addSecs(-400);
        setting.broker.adopt(setting.grant(), token);
        QVERIFY(!setting.broker.cached(setting.grant()));
        token->receivedAt = setting.clock.wall.addSecs(3600);
        setting.broker.adopt(setting.grant(), token);
        QVERIFY(!setting.broker.cached(setting.grant()));
        token->lifetime.reset();
        token->receivedAt = setting.clock.wall;
        setting.broker.adopt(setting.grant(), token);
        setting.broker.adopt(setting.grant(), nullptr);
        QVERIFY(!setting.broker.cached(setting.grant()));
    }

    void forgettingDropsTokensAndTheAnswerUnderWay()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::token("two"), Scripted::token("three")});
        QVERIFY_RESULT(setting.token());
        auto underWay = setting.broker.freshToken(setting.grant(), setting.readSecret());
        setting.broker.forgetAll();
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*await(std::move(underWay))), QByteArray("two")); // who waits still gets it
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*setting.token()), QByteArray("three"));
    }

    void theBrokerMayGoWhileARequestIsUnderWay()
    {
        ScriptedServer server; // never answers
        TurnedClock clock;
        HttpClient http;
        TokenEndpoint endpoint(http, clock);
        auto broker = std::make_unique<TokenBroker>(endpoint, clock);
        const Grant grant{*Endpoint::parse(server.url().toString()), *ClientId::parse(u"id"), Scope()};
        std::stop_source stop;
        const auto told = std::make_shared<OneShot<int>>();
        auto task = broker->token(
            grant, [told] { return readWhenTold(told); }, stop.get_token());
        told->complete(1);
        connect(&server, &ScriptedServer::requestCame, this, [&] {
            broker.reset();
            stop.request_stop();
        });
        QVERIFY_ERROR(await(std::move(task)), ErrorKind::Cancelled);
        QTRY_VERIFY(server.findChildren<QAbstractSocket *>().isEmpty());
    }
};

KEYDESK_TEST(TokenBrokerTest)
#include "tokenbroker.moc"
