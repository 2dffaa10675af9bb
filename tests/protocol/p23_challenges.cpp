// SPDX-License-Identifier: GPL-3.0-or-later
// Point 23: each line of the case as the WWW-Authenticate of a 401; tests/unit/http/challenge.cpp has the parser.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

class Challenges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachLineIsRead()
    {
        QFETCH(int, line);
        QFETCH(QString, realm);
        QFETCH(QString, error);
        QFETCH(int, attempts);
        const QByteArray value = caseBytes(QStringLiteral("rq-www-authenticate.txt")).split('\n').at(line - 1);
        ApiSetting setting({Scripted::answer(401, "", "text/plain", "WWW-Authenticate: " + value + "\r\n")});
        const auto answer = setting.get(QStringLiteral("/x"));
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 401);
        QVERIFY(answer->challenge.has_value());
        QCOMPARE(answer->challenge->realm, realm);
        QCOMPARE(answer->challenge->error, error);
        QCOMPARE(answer->attempts, attempts);
    }
    void eachLineIsRead_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("realm");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("attempts");
        const QString invalid = QStringLiteral("invalid_token");
        QTest::newRow("1") << 1 << QString() << QString() << 2;
        QTest::newRow("2") << 2 << QStringLiteral("demo") << invalid << 2;
        QTest::newRow("3") << 3 << QStringLiteral("a, b") << QStringLiteral("insufficient_scope") << 1;
        QTest::newRow("4") << 4 << QStringLiteral("api") << invalid << 2;
        QTest::newRow("5") << 5 << QString() << invalid << 2;
        QTest::newRow("6") << 6 << QStringLiteral("say \"hi, there\"") << invalid << 2;
        QTest::newRow("7") << 7 << QString() << invalid << 2;
        QTest::newRow("8") << 8 << QString() << invalid << 2;
    }

    void severalHeadersAreOneList()
    {
        ApiSetting setting({Scripted::answer(401, "", "text/plain",
            "WWW-Authenticate: Basic realm=\"b\"\r\nWWW-Authenticate: Bearer error=\"invalid_token\"\r\n")});
        QCOMPARE(setting.get(QStringLiteral("/x"))->challenge->error, QStringLiteral("invalid_token"));
    }

    void itsWordsArePlainText()
    {
        ApiSetting setting({Scripted::answer(403, "", "text/plain",
            "WWW-Authenticate: Bearer error_description=\"\x1b[31m" + QByteArray(400, 'x') + "\"\r\n")});
        const auto answer = setting.get(QStringLiteral("/x"));
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->challenge->errorDescription.size(), 200);
        QVERIFY(!answer->challenge->errorDescription.contains(QChar(0x1b)));
    }
};

KEYDESK_TEST(Challenges)
#include "p23_challenges.moc"
