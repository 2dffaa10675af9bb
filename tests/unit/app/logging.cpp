// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/logging.h>
#include <support/testmain.h>

class LoggingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingSecretPasses_data()
    {
        QTest::addColumn<QString>("message");
        QTest::newRow("authorization header") << "Authorization: Bearer S3CRET.t-o_k~e+n/==";
        QTest::newRow("any case") << "authorization: bEaReR   S3CRET";
        QTest::newRow("basic") << "Authorization: Basic S3CRETTo=";
        QTest::newRow("encoded header") << "x=Bearer%20S3CRET";
        QTest::newRow("form") << "grant_type=client_credentials&client_secret=S3CRET%26more&scope=x";
        QTest::newRow("form, last") << "client_secret=S3CRET";
        QTest::newRow("environment line") << "CLIENT_SECRET=S3CRET";
        QTest::newRow("json secret") << "{\"client_id\":\"a\",\"client_secret\":\"S3CRET\"}";
        QTest::newRow("json secret, spaced") << "{\"client_secret\" : \"S3C\\\"S3CRET\"}";
        QTest::newRow("json token") << "{\"access_token\":\"S3CRET\",\"token_type\":\"bearer\"}";
        QTest::newRow("json refresh token") << "{\"refresh_token\":\"S3CRET\"}";
        QTest::newRow("json in a string") << "\"{\\\"client_secret\\\":\\\"S3CRET\\\"}\"";
        QTest::newRow("jwt") << "token eyJhbGciOiJub25lIn0.eyJTM0NSRVQiOjF9S3CRET.S3CRET seen";
        QTest::newRow("url") << "http://h/p?access_token=S3CRET&x=1";
        QTest::newRow("camel case") << "{\"clientSecret\":\"S3CRET\"}";
    }
    void nothingSecretPasses()
    {
        QFETCH(const QString, message);
        const QString line = redacted(message);
        QVERIFY2(!line.contains(QLatin1String("S3C")), qPrintable(line));
        QVERIFY2(line.contains(QChar(0x2026)), qPrintable(line));
    }

    void whatStandsAroundStays()
    {
        QCOMPARE(redacted(QStringLiteral("client_id=a&client_secret=b&scope=c")),
            QStringLiteral("client_id=a&client_secret=…&scope=c"));
        QCOMPARE(redacted(QStringLiteral("{\"access_token\":\"a\",\"token_type\":\"bearer\"}")),
            QStringLiteral("{\"access_token\":\"…\",\"token_type\":\"bearer\"}"));
    }

    void plainMessagesPassUnchanged()
    {
        const QString message = QStringLiteral("QSqlDatabase: database not open; bearer of bad news");
        QVERIFY(redacted(message).startsWith(QLatin1String("QSqlDatabase: database not open;")));
        QCOMPARE(redacted(QStringLiteral("3 keys in 2 spaces")), QStringLiteral("3 keys in 2 spaces"));
    }
};

KEYDESK_TEST(LoggingTest)
#include "logging.moc"
