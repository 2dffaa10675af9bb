// SPDX-License-Identifier: GPL-3.0-or-later
// Point 22: a 401 makes one new token and one repeat; a second one stops and is remembered; a 403 never fetches a token.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

using namespace std::chrono_literals;

namespace {

Scripted unauthorized(const char *error = "invalid_token")
{
    return Scripted::answer(401, "who are you", "text/plain",
        QByteArray("WWW-Authenticate: Bearer realm=\"api\", error=\"") + error + "\"\r\n");
}

} // namespace

class Unauthorized : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewTokenAndOneRepeat()
    {
        ApiSetting setting(
            {unauthorized(), Scripted::answer(200, "ok")}, {Scripted::token("one"), Scripted::token("two")});
        const auto answer = setting.post(QStringLiteral("/jobs"), "{}");
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->attempts, 2);
        QVERIFY(!answer->challenge);
        QCOMPARE(setting.api.requests().size(), 2);
        QCOMPARE(setting.api.requests().at(0).header("authorization"), QByteArray("Bearer one"));
        QCOMPARE(setting.api.requests().at(1).header("authorization"), QByteArray("Bearer two"));
        QCOMPARE(setting.api.requests().at(1).body, QByteArray("{}"));
        QCOMPARE(setting.tokenRequests(), 2);
    }

    void aSecondOneStopsWithItsChallenge()
    {
        ApiSetting setting({unauthorized()}, {Scripted::token("one"), Scripted::token("two")});
        const auto answer = setting.get(QStringLiteral("/x"));
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 401);
        QCOMPARE(answer->attempts, 2);
        QCOMPARE(answer->challenge->error, QStringLiteral("invalid_token"));
        QCOMPARE(answer->body, QByteArray("who are you"));
        QCOMPARE(setting.api.requests().size(), 2);
        QCOMPARE(setting.tokenRequests(), 2);
    }

    void andIsRememberedForAMinute()
    {
        ApiSetting setting({unauthorized()}, {Scripted::token("t")});
        QVERIFY_RESULT(setting.get(QStringLiteral("/x")));
        QCOMPARE(setting.tokenRequests(), 2);
        setting.clock.pass(59s);
        const auto again = setting.get(QStringLiteral("/x"));
        QCOMPARE(again->status, 401);
        QCOMPARE(again->attempts, 1);
        QVERIFY(again->challenge.has_value());
        QCOMPARE(setting.tokenRequests(), 2);
        setting.clock.pass(2s);
        QCOMPARE(setting.get(QStringLiteral("/x"))->attempts, 2);
        QCOMPARE(setting.tokenRequests(), 3);
    }

    void aGoodAnswerEndsTheMemory()
    {
        ApiSetting setting(
            {unauthorized(), unauthorized(), Scripted::answer(200), unauthorized(), Scripted::answer(200)});
        QCOMPARE(setting.get(QStringLiteral("/x"))->status, 401);
        QCOMPARE(setting.get(QStringLiteral("/x"))->status, 200);
        const auto renewed = setting.get(QStringLiteral("/x"));
        QCOMPARE(renewed->status, 200);
        QCOMPARE(renewed->attempts, 2);
    }

    void aRefusalOfTheNewTokenIsTheOutcome()
    {
        ApiSetting setting(
            {unauthorized()}, {Scripted::token("one"), Scripted::caseFile(QStringLiteral("tk-rejected-401.raw"))});
        QVERIFY_ERROR(setting.get(QStringLiteral("/x")), ErrorKind::ClientRejected);
        QCOMPARE(setting.api.requests().size(), 1);
    }

    void fiveHundredAtOnceMakeOneNewToken()
    {
        ApiSetting setting({}, {Scripted::token("one"), Scripted::token("two"), Scripted::token("three")});
        QVERIFY(setting.http.hasStarted() == false);
        setting.api.answerWith([](const SeenRequest &request) {
            return request.header("authorization") == "Bearer two" ? Scripted::answer(200) : unauthorized();
        });
        int good = 0;
        for (int i = 0; i < 500; ++i) {
            whenEnded(setting.client->send({}, setting.key->id), this, [&good](const Result<ApiAnswer> &answer) {
                QVERIFY_RESULT(answer);
                QCOMPARE(answer->status, 200);
                ++good;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(good, 500, 50'000);
        QCOMPARE(setting.tokenRequests(), 2);
    }

    void forbiddenAsksForNoToken()
    {
        ApiSetting setting({Scripted::answer(
            403, "", "text/plain", "WWW-Authenticate: Bearer error=\"insufficient_scope\", scope=\"a b\"\r\n")});
        const auto answer = setting.get(QStringLiteral("/x"));
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 403);
        QCOMPARE(answer->challenge->error, QStringLiteral("insufficient_scope"));
        QCOMPARE(answer->challenge->scope, QStringLiteral("a b"));
        QCOMPARE(answer->attempts, 1);
        QCOMPARE(setting.tokenRequests(), 1);
    }

    void aScopeThatDoesNotReachAsksForNoTokenEither()
    {
        ApiSetting setting({unauthorized("insufficient_scope")});
        const auto answer = setting.get(QStringLiteral("/x"));
        QCOMPARE(answer->status, 401);
        QCOMPARE(answer->attempts, 1);
        QCOMPARE(setting.tokenRequests(), 1);
    }

    void aSinkNeverSeesTheFirstOne()
    {
        ApiSetting setting({unauthorized(), Scripted::answer(200, "good")});
        QList<int> heads;
        QByteArray got;
        SendOptions options;
        options.onHead = [&heads](const ApiAnswer &head) { heads.append(head.status); };
        options.onBody = [&got](QByteArrayView piece) { got += piece; };
        QVERIFY_RESULT(setting.get(QStringLiteral("/x"), options));
        QCOMPARE(heads, QList<int>{200});
        QCOMPARE(got, QByteArray("good"));
    }
};

KEYDESK_TEST(Unauthorized)
#include "p22_unauthorized.moc"
