// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/pastedkey.h>

#include <support/testmain.h>

class PastedKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        const auto row = [](const char *name, const QString &text, const QString &secret = QStringLiteral("s3cret")) {
            QTest::newRow(name) << text << secret;
        };
        row("json", QStringLiteral("{\"client_id\": \"my-id\", \"client_secret\": \"s3cret\"}"));
        row("json, camel case, order",
            QStringLiteral("{\n \"clientSecret\":\"s3cret\",\n \"clientId\":\"my-id\"\n}\n"));
        row("json, short names", QStringLiteral("{\"id\":\"my-id\",\"secret\":\"s3cret\",\"realm\":\"x\"}"));
        row("json, more ids", QStringLiteral("{\"id\":\"17\",\"client_id\":\"my-id\",\"client_secret\":\"s3cret\"}"));
        row("json, nested",
            QStringLiteral("{\"client\":{\"client_id\":\"my-id\"},\"credentials\":{\"secret\":\"s3cret\"}}"));
        row("json, escapes", QStringLiteral("{\"client_id\":\"my-id\",\"client_secret\":\"a\\\"\\\\\\u00e9\"}"),
            QStringLiteral("a\"\\\u00e9"));
        row("json, a piece of it", QStringLiteral("  \"client_id\": \"my-id\",\n  \"client_secret\": \"s3cret\",\n"));
        row("form", QStringLiteral("grant_type=client_credentials&client_id=my-id&client_secret=a%2Bb+c%3D"),
            QStringLiteral("a+b c="));
        row("query", QStringLiteral("?client_secret=s3cret&client_id=my-id"));
        row("env", QStringLiteral("CLIENT_ID=my-id\nCLIENT_SECRET=s3cret"));
        row("env, prefix",
            QStringLiteral("# Acme\nSELLYTICS_CLIENT_ID=my-id\nSELLYTICS_CLIENT_SECRET=s3cret # not this\n"));
        row("env, export and quotes", QStringLiteral("export CLIENT_SECRET='s3 # cret'\nexport CLIENT_ID=\"my-id\"\n"),
            QStringLiteral("s3 # cret"));
        row("env, Windows", QStringLiteral("set CLIENT_ID=my-id\r\nset CLIENT_SECRET=s3cret\r\n"));
        row("env, PowerShell", QStringLiteral("$env:CLIENT_ID = \"my-id\"\n$env:CLIENT_SECRET = \"s3cret\""));
        row("equals within the secret", QStringLiteral("CLIENT_ID=my-id\nCLIENT_SECRET=ab=cd=="),
            QStringLiteral("ab=cd=="));
        row("hash within the secret", QStringLiteral("CLIENT_ID=my-id\nCLIENT_SECRET=ab#cd"), QStringLiteral("ab#cd"));
        row("name: value", QStringLiteral("Client ID: my-id\nClient secret: s3cret"));
        row("name: value in a letter",
            QStringLiteral("Hello,\n\nyour key:\nClient-ID:\u00a0my-id\nClient-Secret:\u00a0s3cret\u200b\n\nRegards"));
        row("yaml", QStringLiteral("client:\n  client_id: my-id\n  client_secret: \"s3cret\"\n"));
        row("yaml list", QStringLiteral("- client_id: my-id\n- client_secret: s3cret"));
        row("smart quotes", QStringLiteral("client_id = \u201cmy-id\u201d\nclient_secret = \u2018s3cret\u2019"));
        row("the same twice", QStringLiteral("CLIENT_ID=my-id\nCLIENT_SECRET=s3cret\nCLIENT_ID=my-id"));
        row("two lines", QStringLiteral("my-id\ns3cret"));
        row("two lines, spaced", QStringLiteral("\n  my-id \r\n\r\n s3cret\u00a0\r\n"));
        row("two lines, equals in the secret", QStringLiteral("my-id\nab=cd=="), QStringLiteral("ab=cd=="));
    }

    void itIsRecognised()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        const auto key = recognisePastedKey(text);
        QVERIFY(key);
        QCOMPARE(key->clientId, QStringLiteral("my-id"));
        QVERIFY2(key->clientSecret == Secret(secret.toUtf8()), qPrintable(text));
    }

    void aLabelComesAlong()
    {
        const auto key = recognisePastedKey(u"name: Price monitor\nclient_id: my-id\nclient_secret: s3cret");
        QVERIFY(key);
        QCOMPARE(key->label, QStringLiteral("Price monitor"));
        QVERIFY(recognisePastedKey(u"my-id\ns3cret")->label.isEmpty());
    }

    void itIsLeftAlone_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("nothing", QString());
        row("a plain secret", QStringLiteral("s3cret"));
        row("a secret with equals", QStringLiteral("ab=cd=="));
        row("a secret with everything", QStringLiteral("a&b=c&d=e: f"));
        row("one part", QStringLiteral("client_secret=s3cret"));
        row("the other part", QStringLiteral("{\"client_id\":\"my-id\"}"));
        row("one part and a bare line", QStringLiteral("my-id\nCLIENT_SECRET=s3cret"));
        row("an empty part", QStringLiteral("CLIENT_ID=\nCLIENT_SECRET=s3cret"));
        row("two secrets", QStringLiteral("CLIENT_ID=my-id\nCLIENT_SECRET=a\nCLIENT_SECRET=b"));
        row("two clients", QStringLiteral("A_CLIENT_ID=a\nA_CLIENT_SECRET=s\nB_CLIENT_ID=b\nB_CLIENT_SECRET=s"));
        row("in a comment", QStringLiteral("# CLIENT_ID=my-id\n# CLIENT_SECRET=s3cret"));
        row("other variables", QStringLiteral("HOME=/root\nSHELL=/bin/sh"));
        row("two words a line", QStringLiteral("dear friend\nthe secret"));
        row("three lines", QStringLiteral("a\nb\nc"));
        row("a PEM block", QStringLiteral("-----BEGIN KEY-----\nabc\n-----END KEY-----"));
        row("a control character in the secret",
            QStringLiteral("{\"client_id\":\"my-id\",\"client_secret\":\"a\\u0007b\"}"));
        row("broken JSON", QStringLiteral("{\"client_id\":\"my-id\""));
        row("a document", QStringLiteral("my-id\n") + QString(70'000, QLatin1Char('x')));
    }

    void itIsLeftAlone()
    {
        QFETCH(QString, text);
        QVERIFY(!recognisePastedKey(text));
    }
};

KEYDESK_TEST(PastedKeyTest)
#include "pastedkey.moc"
