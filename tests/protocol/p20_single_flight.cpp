// SPDX-License-Identifier: GPL-3.0-or-later
// Point 20: callers with equal grants share one request; a changed key drops what is under way for the old one.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

class SingleFlight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiveHundredCallersMakeOneRequest()
    {
        Scripted late = Scripted::token("shared");
        late.pieces.first().after = 100ms;
        TokenSetting setting({late});
        int ended = 0;
        SharedToken first;
        for (int i = 0; i < 500; ++i) {
            whenEnded(setting.broker.token(setting.grant(), setting.readSecret()), this,
                [&](const Result<SharedToken> &token) {
                    QVERIFY_RESULT(token);
                    first = first ? first : *token;
                    QCOMPARE(*token, first); // the very same object
                    ++ended;
                });
        }
        QTRY_COMPARE(ended, 500);
        QCOMPARE(setting.server.requests().size(), 1);
        QCOMPARE(setting.secretsRead, 1);
        QTRY_COMPARE_WITH_TIMEOUT(ended, 500, 300); // and no more
    }

    void aFailureIsSharedToo()
    {
        TokenSetting setting({Scripted::answer(503, "{}")});
        int failed = 0;
        for (int i = 0; i < 50; ++i) {
            whenEnded(setting.broker.token(setting.grant(), setting.readSecret()), this,
                [&](const Result<SharedToken> &token) {
                    QVERIFY_ERROR(token, ErrorKind::TokenServerFailed);
                    ++failed;
                });
        }
        QTRY_COMPARE(failed, 50);
        QCOMPARE(setting.server.requests().size(), 1);
    }

    void aFreshTokenJoinsWhatIsUnderWay()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::token("two")});
        auto waiting = setting.broker.token(setting.grant(), setting.readSecret());
        QCOMPARE(valueOf(*await(setting.broker.freshToken(setting.grant(), setting.readSecret()))), QByteArray("one"));
        QCOMPARE(valueOf(*await(std::move(waiting))), QByteArray("one"));
        QCOMPARE(setting.server.requests().size(), 1);
    }

    void aTokenWithoutALifetimeServesAllWhoWaitedForIt()
    {
        TokenSetting setting({Scripted::token("one", ""), Scripted::token("two", "")});
        auto waiting = setting.broker.token(setting.grant(), setting.readSecret());
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        QCOMPARE(valueOf(*await(std::move(waiting))), QByteArray("one"));
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }

    void anotherGenerationAsksForItself()
    {
        TokenSetting setting({Scripted::token("old"), Scripted::token("new")});
        const Grant before = setting.grant();
        Grant after = before;
        after.generation = 2;
        auto old = setting.broker.token(before, setting.readSecret());
        auto renewed = setting.broker.token(after, setting.readSecret());
        QCOMPARE(valueOf(*await(std::move(old))), QByteArray("old"));
        QCOMPARE(valueOf(*await(std::move(renewed))), QByteArray("new"));
        QCOMPARE(valueOf(setting.broker.cached(after)), QByteArray("new"));
    }

    void aRetiredGrantDropsTheLateAnswer()
    {
        TokenSetting setting({Scripted::silence(), Scripted::token("new")});
        bool retired = false;
        connect(&setting.server, &ScriptedServer::requestCame, this, [&] {
            if (!std::exchange(retired, true)) {
                setting.broker.retire(setting.grant());
            }
        });
        QVERIFY_ERROR(setting.token(), ErrorKind::Cancelled);
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*setting.token()), QByteArray("new")); // a request of its own
    }

    void retiringForgetsTokenAndRefusal()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::caseFile(QStringLiteral("tk-rejected-401.raw")),
            Scripted::token("two")});
        QVERIFY_RESULT(setting.token());
        setting.broker.retire(setting.grant());
        QVERIFY_ERROR(setting.token(), ErrorKind::ClientRejected);
        setting.broker.retire(setting.grant());
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }
};

KEYDESK_TEST(SingleFlight)
#include "p20_single_flight.moc"
