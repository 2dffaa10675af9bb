// SPDX-License-Identifier: GPL-3.0-or-later
// Point 2: post or basic, exactly one of them, both encoded right (RFC 6749 section 2.3.1).
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class ClientAuthenticationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachWayCarriesBothPartsUnharmed()
    {
        QFETCH(QString, clientId);
        QFETCH(QString, secret);
        TokenSetting setting({Scripted::token("abc")});
        QVERIFY_RESULT(setting.ask(setting.grant("s", ClientAuthentication::Post, clientId), secret.toUtf8()));
        const auto form = setting.server.lastRequest().form();
        QVERIFY(form.contains(QPair(QByteArray("client_id"), clientId.toUtf8())));
        QVERIFY(form.contains(QPair(QByteArray("client_secret"), secret.toUtf8())));
        QCOMPARE(setting.server.lastRequest().count("authorization"), 0);

        QVERIFY_RESULT(setting.ask(setting.grant("s", ClientAuthentication::Basic, clientId), secret.toUtf8()));
        const SeenRequest &basic = setting.server.lastRequest();
        QCOMPARE(basic.count("authorization"), 1);
        QVERIFY(basic.header("authorization").startsWith("Basic "));
        const QByteArray pair = QByteArray::fromBase64(basic.header("authorization").sliced(6));
        QCOMPARE(pair.count(':'), 1); // inner colons are encoded
        const auto decoded = [](QByteArray part) { return QByteArray::fromPercentEncoding(part.replace('+', ' ')); };
        QCOMPARE(decoded(pair.split(':').at(0)), clientId.toUtf8());
        QCOMPARE(decoded(pair.split(':').at(1)), secret.toUtf8());
        QVERIFY(!basic.body.contains("client_id") && !basic.body.contains("client_secret"));
    }
    void eachWayCarriesBothPartsUnharmed_data()
    {
        QTest::addColumn<QString>("clientId");
        QTest::addColumn<QString>("secret");
        QTest::newRow("plain") << QStringLiteral("key-good") << QStringLiteral("secret-good");
        for (const char *awkward :
            {":", "%", "+", "/", "=", "&", " ", "é", "%20", "%2B", "a+b", "~", "*-._", "\"\\", "?#;,", "€😀"}) {
            const QString text = QString::fromUtf8(awkward);
            QTest::newRow(awkward) << QStringLiteral("id") + text + QStringLiteral("x")
                                   << QStringLiteral("s") + text + QStringLiteral("y");
        }
        QTest::newRow("all") << QStringLiteral("a: % + / = & é") << QStringLiteral("b: % + / = & é");
    }

    void postIsEncodedAsFormsAre()
    {
        TokenSetting setting({Scripted::token("abc")});
        QVERIFY_RESULT(setting.ask(setting.grant(""), "a+b c&d=e%/~é"));
        QVERIFY(setting.server.lastRequest().body.endsWith("&client_secret=a%2Bb+c%26d%3De%25%2F%7E%C3%A9"));
    }

    void theOtherMethodIsNeverTried()
    {
        for (const auto method : {ClientAuthentication::Post, ClientAuthentication::Basic}) {
            TokenSetting setting({Scripted::answer(
                401, R"({"error":"invalid_client"})", "application/json", "WWW-Authenticate: Basic realm=\"x\"\r\n")});
            QVERIFY_ERROR(setting.ask(setting.grant("s", method)), ErrorKind::ClientRejected);
            QCOMPARE(setting.server.requests().size(), 1);
        }
    }
};

KEYDESK_TEST(ClientAuthenticationTest)
#include "p02_client_authentication.moc"
