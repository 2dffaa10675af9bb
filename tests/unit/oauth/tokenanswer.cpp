// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokenanswer.h>
#include <support/await.h>
#include <support/testmain.h>

using namespace std::chrono_literals;

namespace {

Result<TokenAnswer> parsed(const QByteArray &members)
{
    return TokenAnswer::parse("{\"access_token\":\"abc\",\"token_type\":\"bearer\"" + members + '}', 200);
}

} // namespace

class TokenAnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatKeycloakSays()
    {
        const auto answer
            = TokenAnswer::parse("{\"access_token\":\"eyJ.a_b-c.~+/"
                                 "==\",\"expires_in\":300,\"refresh_expires_in\":0,\"token_type\":\"Bearer\",\"not-"
                                 "before-policy\":0,\"scope\":\"sellytics-data-api profile\"}",
                200);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->accessToken, Secret{QByteArrayView("eyJ.a_b-c.~+/==")});
        QCOMPARE(answer->tokenType, QStringLiteral("Bearer"));
        QCOMPARE(answer->lifetime, std::optional(300s));
        QCOMPARE(answer->scope, std::optional(QStringLiteral("sellytics-data-api profile")));
    }

    void readsLifetimes()
    {
        QFETCH(QByteArray, member);
        QFETCH(int, seconds);
        const auto answer = parsed(member);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->lifetime.has_value(), seconds >= 0);
        QCOMPARE(answer->lifetime.value_or(-1s), std::chrono::seconds(seconds));
    }
    void readsLifetimes_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<int>("seconds");
        const auto row = [](const char *value, int seconds) {
            QTest::newRow(value) << QByteArray(",\"expires_in\":") + value << seconds;
        };
        row("300", 300);
        row("3600.0", 3600);
        row("3.6e3", 3600);
        row("59.9", 59);
        row("\"3600\"", 3600);
        row("86400", 86400);
        row("86401", 86400);
        row("1e15", 86400);
        row("\"99999999999999999999\"", 86400);
        row("0", -1);
        row("0.5", -1);
        row("-1", -1);
        row("1e400", -1);
        row("-1e400", -1);
        row("null", -1);
        row("true", -1);
        row("[300]", -1);
        row("{}", -1);
        row("\"\"", -1);
        row("\"-5\"", -1);
        row("\"3600 \"", -1);
        row("\"1e3\"", -1);
        QTest::newRow("missing") << QByteArray() << -1;
    }

    void readsScopes()
    {
        QCOMPARE(parsed(",\"scope\":\"a b\"")->scope, std::optional(QStringLiteral("a b")));
        QCOMPARE(parsed(",\"scope\":\"\"")->scope, std::optional(QString()));
        for (const char *other : {",\"scope\":[\"a\"]", ",\"scope\":null", ",\"scope\":5", ""}) {
            QCOMPARE(parsed(other)->scope, std::nullopt);
        }
    }

    void refusesOtherTypes()
    {
        QVERIFY_ERROR(TokenAnswer::parse("{\"access_token\":\"abc\"}", 200), ErrorKind::TokenTypeUnsupported);
        QVERIFY_ERROR(
            TokenAnswer::parse("{\"access_token\":\"abc\",\"token_type\":5}", 200), ErrorKind::TokenTypeUnsupported);
        const auto other = TokenAnswer::parse("{\"access_token\":\"abc\",\"token_type\":\"DPoP\"}", 200);
        QVERIFY_ERROR(other, ErrorKind::TokenTypeUnsupported);
        QCOMPARE(other.error().arguments, QStringList{QStringLiteral("DPoP")});
    }

    void refusesTokensThatAreNone()
    {
        for (const char *token :
            {"", "a b", "abc\\r\\nX-Evil: 1", "a=b", "=", "caf\\u00e9", "a\\u0000", "a,b", "\\\"a\\\""}) {
            const QByteArray body = QByteArray("{\"token_type\":\"bearer\",\"access_token\":\"") + token + "\"}";
            QVERIFY_ERROR(TokenAnswer::parse(body, 200), ErrorKind::AccessTokenMalformed);
        }
        const QByteArray longest(16 * 1024, 'a');
        QVERIFY_RESULT(TokenAnswer::parse("{\"token_type\":\"bearer\",\"access_token\":\"" + longest + "\"}", 200));
        QVERIFY_ERROR(TokenAnswer::parse("{\"token_type\":\"bearer\",\"access_token\":\"a" + longest + "\"}", 200),
            ErrorKind::AccessTokenMalformed);
    }

    void refusesWhatHoldsNone()
    {
        for (const char *body : {"{}", "{\"access_token\":5,\"token_type\":\"bearer\"}", "[]", "",
                 "{\"access_token\":\"a\",\"token_type\":\"bearer\"",
                 "{\"access_token\":\"a\",\"access_token\":\"b\",\"token_type\":\"bearer\"}",
                 "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":1,\"expires_in\":2}"}) {
            QVERIFY_ERROR(TokenAnswer::parse(body, 200), ErrorKind::TokenAnswerMalformed);
        }
    }

    void readsOAuthErrors()
    {
        const auto error = OAuthError::parse("{\"error\":\"invalid_request\",\"error_description\":\"ung\xfcltig\"}");
        QVERIFY(error.has_value());
        QCOMPARE(error->error, QStringLiteral("invalid_request"));
        QCOMPARE(error->description, QStringLiteral("ung\uFFFDltig"));
        QVERIFY(!OAuthError::parse("{\"error\":\"x\",\"access_token\":\"y\"}"));
        QVERIFY(!OAuthError::parse("<html>"));
    }
};

KEYDESK_TEST(TokenAnswerTest)
#include "tokenanswer.moc"
