// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of tests/support/cases, through the real client.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

Q_DECLARE_METATYPE(ErrorKind)

class TokenEndpointTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesGoodAnswers()
    {
        QFETCH(QString, file);
        QFETCH(int, lifetime);
        QFETCH(QStringList, missing);
        TokenSetting setting({Scripted::caseFile(file)});
        const auto token = setting.ask();
        QVERIFY_RESULT(token);
        QCOMPARE(valueOf(*token), QByteArray("eyJhbGciOiJub25lIn0.eyJjbGllbnRfaWQiOiJkZW1vIn0.c2ln"));
        QCOMPARE((*token)->lifetime.value_or(-1s), std::chrono::seconds(lifetime));
        QCOMPARE((*token)->missingScope, missing);
        QCOMPARE((*token)->receivedAt, setting.clock.wall);
        QCOMPARE((*token)->expiresAt, lifetime < 0 ? QDateTime() : setting.clock.wall.addSecs(lifetime));
        QCOMPARE(setting.server.requests().size(), 1);
    }
    void takesGoodAnswers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("lifetime");
        QTest::addColumn<QStringList>("missing");
        const auto row = [](const char *name, int lifetime, const QStringList &missing = {}) {
            QTest::newRow(name) << QString::fromLatin1(name) + QStringLiteral(".raw") << lifetime << missing;
        };
        row("tk-expires-exponent", 3600);
        row("tk-expires-float", 3600);
        row("tk-expires-string", 3600);
        row("tk-expires-huge", -1);
        row("tk-expires-negative", -1);
        row("tk-expires-null", -1);
        row("tk-scope-array", 300);
        row("tk-scope-narrow", 300, {QStringLiteral("sellytics-data-api")});
        row("tk-type-lower", 300);
    }

    void refusesBadAnswers()
    {
        QFETCH(QString, file);
        QFETCH(ErrorKind, kind);
        QFETCH(QStringList, arguments);
        TokenSetting setting({Scripted::caseFile(file)});
        const auto token = setting.ask();
        QVERIFY_ERROR(token, kind);
        QCOMPARE(token.error().arguments, arguments);
        QVERIFY(!token.error().raw.contains("access_token"));
        QCOMPARE(setting.server.requests().size(), 1); // nothing is tried again, no other method either
    }
    void refusesBadAnswers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, ErrorKind kind, const QStringList &arguments) {
            QTest::newRow(name) << QString::fromLatin1(name) + QStringLiteral(".raw") << kind << arguments;
        };
        const QString ok = QStringLiteral("200");
        row("tk-array", ErrorKind::TokenAnswerMalformed, {ok, QStringLiteral("not one complete JSON object")});
        row("tk-error-textplain", ErrorKind::ScopeRefused,
            {QStringLiteral("400"), QStringLiteral("invalid_scope"), QStringLiteral("scope is not [31mknown"),
                QStringLiteral("sellytics-data-api")});
        row("tk-form-encoded", ErrorKind::TokenAnswerNotJson,
            {ok, QStringLiteral("application/x-www-form-urlencoded")});
        row("tk-html-200", ErrorKind::TokenAnswerNotJson, {ok, QStringLiteral("text/html")});
        row("tk-latin1-error", ErrorKind::TokenRequestRefused,
            {QStringLiteral("400"), QStringLiteral("invalid_request"), QStringLiteral("Anfrage ung\uFFFDltig")});
        row("tk-rejected-400", ErrorKind::ClientRejected,
            {QStringLiteral("400"), QStringLiteral("unauthorized_client"), QStringLiteral("Invalid client secret")});
        row("tk-rejected-401", ErrorKind::ClientRejected,
            {QStringLiteral("401"), QStringLiteral("invalid_client"),
                QStringLiteral("Invalid client or Invalid client credentials")});
        row("tk-token-crlf", ErrorKind::AccessTokenMalformed, {});
        row("tk-type-missing", ErrorKind::TokenTypeUnsupported, {QString()});
        row("tk-type-other", ErrorKind::TokenTypeUnsupported, {QStringLiteral("DPoP")});
    }

    void noErrorRepeatsTheSecret()
    {
        QFETCH(QByteArray, body);
        const QByteArray secret = "pa ss+w/ord";
        TokenSetting setting({Scripted::answer(400, body, "text/html")});
        const auto refused = setting.ask(setting.grant("s", ClientAuthentication::Basic), secret);
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().raw.isEmpty());
        QVERIFY(!refused.error().arguments.join(QLatin1Char('|')).contains(QLatin1String("w/ord")));
    }
    void noErrorRepeatsTheSecret_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("plain") << QByteArray("<p>you sent pa ss+w/ord");
        QTest::newRow("form") << QByteArray("client_secret=pa+ss%2Bw%2Ford&x");
        QTest::newRow("basic") << "Authorization: Basic " + QByteArray("key-good:pa+ss%2Bw%2Ford").toBase64();
        QTest::newRow("description") << QByteArray(
            R"({"error":"invalid_client","error_description":"no pa ss+w/ord here"})");
    }

    void noPageRepeatsTheSecret()
    {
        QFETCH(QByteArray, body);
        TokenSetting setting({Scripted::answer(200, body, "text/html")});
        const auto refused = setting.ask(setting.grant("s"), "a<b>&\"c'd");
        QVERIFY_ERROR(refused, ErrorKind::TokenAnswerNotJson);
        QVERIFY2(refused.error().raw.isEmpty(), refused.error().raw);
    }
    void noPageRepeatsTheSecret_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("plain") << QByteArray("<p>a<b>&\"c'd</p>");
        QTest::newRow("form encoded") << QByteArray("<a href='?s=a%3Cb%3E%26%22c%27d'>");
        QTest::newRow("html") << QByteArray("<input value=\"a&lt;b&gt;&amp;&quot;c'd\">");
        QTest::newRow("html, decimal") << QByteArray("<input value='a&lt;b&gt;&amp;&quot;c&#39;d'>");
        QTest::newRow("html, three digits") << QByteArray("<input value='a&lt;b&gt;&amp;&quot;c&#039;d'>");
        QTest::newRow("html, hexadecimal") << QByteArray("<input value='a&lt;b&gt;&amp;&quot;c&#x27;d'>");
        QTest::newRow("html, named") << QByteArray("<input value='a&lt;b&gt;&amp;&quot;c&apos;d'>");
    }

    void aPageInPlaceOfATokenIsKeptToBeShown()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-html-200.raw"))});
        QVERIFY(setting.ask().error().raw.contains("Sign in to GuestNet"));
        setting.server.setAnswers({Scripted::caseFile(QStringLiteral("tk-form-encoded.raw"))});
        QVERIFY(setting.ask().error().raw.isEmpty()); // it is a token
    }

    void theRawAnswerOfARefusalIsKept()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-rejected-401.raw"))});
        QVERIFY(setting.ask().error().raw.startsWith(R"({"error":"invalid_client")"));
    }
};

KEYDESK_TEST(TokenEndpointTest)
#include "tokenendpoint.moc"
