// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/pastedtoken.h>
#include <support/testmain.h>

namespace {

constexpr char Token[] = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln";

QByteArray found(const QString &text)
{
    return tokenInPasted(text).reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

} // namespace

class PastedTokenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Everything that a token is copied as, by ourselves and by others.
    void findsTheToken_data()
    {
        QTest::addColumn<QString>("text");
        const QString token = QString::fromLatin1(Token);
        const auto row = [&token](const char *name, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(text).replace(QLatin1Char('@'), token);
        };
        row("alone", "@");
        row("white space", "  \t@\r\n\n");
        row("invisible characters", "\u200b\ufeff@\u00a0");
        row("double quotes", "\"@\"");
        row("single quotes", "'@'\n");
        row("typographic quotes", "\u201c@\u201d");
        row("German quotes", "\u201e@\u201c");
        row("quotes twice", "\"'@'\"");
        row("header", "Authorization: Bearer @");
        row("header of any case", "authorization:   BEARER   @\r\n");
        row("quoted header", "'Authorization: Bearer @'");
        row("scheme", "Bearer @");
        row("curl command", "curl -H 'Authorization: Bearer @' 'https://api.example.com/v1'");
        row("curl command, double quotes", "curl -H \"authorization: bearer @\" https://api.example.com/v1");
        row("lines of a request", "GET /jobs HTTP/1.1\nAuthorization: Bearer @\nAccept: */*\nHost: x");
        row("environment line", "ACCESS_TOKEN=@");
        row("exported, quoted", "export TOKEN=\"@\"");
        row("answer of a token endpoint", R"({"token_type":"Bearer","access_token":"@","expires_in":300})");
    }
    void findsTheToken()
    {
        QFETCH(const QString, text);
        QCOMPARE(found(text), QByteArray(Token));
    }

    void lineBreaksOfATerminalAreTakenOut()
    {
        QString broken = QString::fromLatin1(Token);
        broken.insert(30, QStringLiteral("\n  ")).insert(10, QStringLiteral("\r\n"));
        QCOMPARE(found(broken), QByteArray(Token));
        QCOMPARE(found(QStringLiteral("Authorization: Bearer ") + broken), QByteArray(Token));
    }

    void anOpaqueTokenIsLeftAsItIs()
    {
        for (const char *token : {"2YotnFZFEjr1zCsicMWpAA==", "a=", "abc.def", "v1/ab+c~d", "Bearer"}) {
            QCOMPARE(found(QString::fromLatin1(token)), QByteArray(token));
        }
    }

    void whatIsNoTokenComesBackAsItIs()
    {
        QCOMPARE(found(QString()), QByteArray());
        QCOMPARE(found(QStringLiteral("hello world")), QByteArray("hello world"));
        QCOMPARE(found(QStringLiteral("{\"error\":\"invalid_client\"}")), QByteArray("{\"error\":\"invalid_client\"}"));
        QCOMPARE(found(QStringLiteral("\"\"")), QByteArray());
        QCOMPARE(found(QStringLiteral("\"")), QByteArray("\""));
    }
};

KEYDESK_TEST(PastedTokenTest)
#include "pastedtoken.moc"
