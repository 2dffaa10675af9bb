// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/challenge.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>

class ChallengeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheBearerChallengeOfEachCase()
    {
        QFETCH(int, line);
        QFETCH(QByteArray, realm);
        QFETCH(QByteArray, error);
        const QByteArray value = caseBytes(QStringLiteral("rq-www-authenticate.txt")).split('\n').at(line - 1);
        const auto challenge = bearerChallenge({value});
        QVERIFY(challenge.has_value());
        QCOMPARE(challenge->parameter("realm"), realm);
        QCOMPARE(challenge->parameter("error"), error);
    }
    void readsTheBearerChallengeOfEachCase_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("realm");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("no parameters") << 1 << QByteArray() << QByteArray();
        QTest::newRow("lower-case scheme") << 2 << QByteArray("demo") << QByteArray("invalid_token");
        QTest::newRow("comma in quotes") << 3 << QByteArray("a, b") << QByteArray("insufficient_scope");
        QTest::newRow("behind Basic") << 4 << QByteArray("api") << QByteArray("invalid_token");
        QTest::newRow("between others") << 5 << QByteArray() << QByteArray("invalid_token");
        QTest::newRow("escapes") << 6 << QByteArray(R"(say "hi, there")") << QByteArray("invalid_token");
        QTest::newRow("empty elements") << 7 << QByteArray() << QByteArray("invalid_token");
        QTest::newRow("behind a token68") << 8 << QByteArray() << QByteArray("invalid_token");
    }

    void keepsEveryParameterOfTheThirdCase()
    {
        const auto challenge
            = bearerChallenge({R"(Bearer realm="a, b", scope="jobs:read jobs:write",error=insufficient_scope)"});
        const QList<QPair<QByteArray, QByteArray>> expected{
            {"realm", "a, b"}, {"scope", "jobs:read jobs:write"}, {"error", "insufficient_scope"}};
        QCOMPARE(challenge->parameters, expected);
    }

    void tellsSchemesApart()
    {
        const auto all
            = parseChallenges({R"(Digest qop="auth", nonce="n", Bearer error="invalid_token", Basic realm="x")"});
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0].scheme, QByteArray("digest"));
        QCOMPARE(all[0].parameter("nonce"), QByteArray("n"));
        QCOMPARE(all[2].scheme, QByteArray("basic"));
        QCOMPARE(all[2].parameter("realm"), QByteArray("x"));
    }

    void readsToken68WithPadding()
    {
        const auto all = parseChallenges({"Negotiate YII==, NTLM, Bearer a=b"});
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0].token68, QByteArray("YII=="));
        QCOMPARE(all[1].scheme, QByteArray("ntlm"));
        QCOMPARE(all[2].parameter("a"), QByteArray("b"));
    }

    void takesSeveralHeaders()
    {
        const auto challenge = bearerChallenge({"Basic realm=\"b\"", "Bearer realm=\"t\""});
        QCOMPARE(challenge->parameter("realm"), QByteArray("t"));
        // A parameter at the head of a header belongs to nobody, not to the challenge of the header before.
        QCOMPARE(bearerChallenge({"Bearer realm=\"t\"", "error=\"x\""})->parameter("error"), QByteArray());
    }

    void allowsSpaceAroundTheEqualsSign()
    {
        QCOMPARE(bearerChallenge({"Bearer realm = \"x\" , error = y"})->parameter("error"), QByteArray("y"));
    }

    void endsOnWhateverComes()
    {
        QFETCH(QByteArray, value);
        parseChallenges({value}); // no hang, no crash
        QVERIFY(!bearerChallenge({value}) || bearerChallenge({value})->scheme == "bearer");
    }
    void endsOnWhateverComes_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"", ",", "=", "Bearer realm=\"unfinished", "Bearer \\", "Bearer =", "\"\"",
                 "Bearer \"", "Bearer realm=\"a\\", "\xff\xfe\xfd", "Bearer realm=a realm=b", "Basic,,,Bearer,,",
                 "  \t ", "a b c d"}) {
            QTest::newRow(value) << QByteArray(value);
        }
        QTest::newRow("long") << QByteArray(200'000, ',');
        QTest::newRow("long quoted") << QByteArray("Bearer a=\"") + QByteArray(200'000, '\\');
    }

    void findsNoBearerWhereThereIsNone()
    {
        QVERIFY(!bearerChallenge({"Basic realm=\"Bearer\""}));
        QVERIFY(!bearerChallenge({}));
    }
};

KEYDESK_TEST(ChallengeTest)
#include "challenge.moc"
