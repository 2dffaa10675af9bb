// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsonstring.h>
#include <json/jsontext.h>
#include <support/testmain.h>

class JsonStringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("lexeme");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QByteArray(R"("")") << QString();
        QTest::newRow("plain") << QByteArray(R"("aé☕")") << QStringLiteral("aé☕");
        QTest::newRow("escapes") << QByteArray("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"") << QStringLiteral("\"\\/\b\f\n\r\t");
        QTest::newRow("unicode") << QByteArray(R"("\u00e9\u0041z")") << QStringLiteral("éAz");
        QTest::newRow("surrogates") << QByteArray(R"("\ud83d\ude00!")") << QStringLiteral("😀!");
        QTest::newRow("null") << QByteArray(R"("a\u0000b")") << QStringLiteral("a") + QChar(0) + u'b';
        QTest::newRow("high alone") << QByteArray(R"("\ud83dx")") << QStringLiteral("�x");
        QTest::newRow("high at the end") << QByteArray(R"("\ud83d")") << QStringLiteral("�");
        QTest::newRow("low alone") << QByteArray(R"("\ude00")") << QStringLiteral("�");
        QTest::newRow("high twice") << QByteArray(R"("\ud83d\ud83d\ude00")") << QStringLiteral("�😀");
        QTest::newRow("high and a letter") << QByteArray(R"("\ud83d\u0041")") << QStringLiteral("�A");
    }

    void decodes()
    {
        QFETCH(QByteArray, lexeme);
        QFETCH(QString, text);
        QCOMPARE(decodedJsonString(lexeme), text);
        QVERIFY(JsonText::parse(lexeme)); // each of them is valid JSON
    }

    void decodesInPart()
    {
        const QByteArray lexeme = "\"" + QByteArray("é☕\\u00e9").repeated(1000) + "\"";
        const QString whole = decodedJsonString(lexeme);
        for (int most : {0, 1, 2, 3, 4, 500, 2999, 3000, 4000}) {
            QCOMPARE(decodedJsonString(lexeme, most), whole.left(most));
        }
        const QByteArray plain = "\"" + QByteArray("é☕😀").repeated(1000) + "\"";
        QCOMPARE(decodedJsonString(plain, 9), decodedJsonString(plain).left(9));
    }

    void quotedTextIsReadBackAsItWas()
    {
        QString text;
        for (char16_t c = 0; c < 0x300; ++c) {
            text += QChar(c);
        }
        text += QStringLiteral("☕😀");
        const QString quoted = quotedJsonString(text);
        QVERIFY(!quoted.contains(u'\n'));
        QCOMPARE(decodedJsonString(quoted.toUtf8()), text);
        QVERIFY(JsonText::parse(quoted.toUtf8()));
    }
};

KEYDESK_TEST(JsonStringTest)
#include "jsonstring.moc"
