// SPDX-License-Identifier: GPL-3.0-or-later
// Point 9: what expires_in makes of the cache: two calls make one request, or two. Unknown members leave no trace.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

class Lifetime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoCallsMakeThisManyRequests()
    {
        QFETCH(QString, file);
        QFETCH(int, requests);
        TokenSetting setting({Scripted::caseFile(file)});
        QVERIFY_RESULT(setting.token());
        QVERIFY_RESULT(setting.token());
        QCOMPARE(setting.server.requests().size(), requests);
    }
    void twoCallsMakeThisManyRequests_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("requests");
        QTest::newRow("fraction") << QStringLiteral("tk-expires-float.raw") << 1;
        QTest::newRow("exponent") << QStringLiteral("tk-expires-exponent.raw") << 1;
        QTest::newRow("string of digits") << QStringLiteral("tk-expires-string.raw") << 1;
        QTest::newRow("out of range") << QStringLiteral("tk-expires-huge.raw") << 2;
        QTest::newRow("negative") << QStringLiteral("tk-expires-negative.raw") << 2;
        QTest::newRow("null") << QStringLiteral("tk-expires-null.raw") << 2;
    }

    void noTokenServesLongerThanADay()
    {
        TokenSetting setting({Scripted::token("one", R"(,"expires_in":31536000)"), Scripted::token("two")});
        QCOMPARE((*setting.token())->lifetime, std::optional<std::chrono::seconds>(24h));
        setting.clock.pass(24h);
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }

    void refreshTokensAndUnknownMembersLeaveNoTrace()
    {
        TokenSetting setting({Scripted::token("abc",
            ",\"expires_in\":300,\"refresh_token\":\"r3fresh\",\"refresh_expires_in\":1800,\"not-before-policy\":0,"
            "\"session_state\":\"x\",\"id_token\":{\"a\":[1]}")});
        const auto token = setting.ask();
        QVERIFY_RESULT(token);
        QCOMPARE(valueOf(*token), QByteArray("abc"));
        QCOMPARE((*token)->lifetime, std::optional(std::chrono::seconds(300)));
    }
};

KEYDESK_TEST(Lifetime)
#include "p09_lifetime.moc"
