// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/apianswer.h>
#include <support/testmain.h>

namespace {

ApiAnswer answer(const QByteArray &contentType, const QByteArray &body)
{
    ApiAnswer made;
    made.headers = {{"Content-Type", contentType}};
    made.body = body;
    return made;
}

} // namespace

class AnswerTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheCharsetOfItsMediaType()
    {
        QFETCH(QByteArray, contentType);
        QFETCH(QByteArray, body);
        QFETCH(QString, text);
        QCOMPARE(answer(contentType, body).text(), text);
    }
    void readsTheCharsetOfItsMediaType_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        const QString word = QStringLiteral("Größe: 5 µ");
        const QByteArray latin1("Gr\xf6\xdf"
                                "e: 5 \xb5");
        QTest::newRow("none: UTF-8") << QByteArray("text/plain") << word.toUtf8() << word;
        QTest::newRow("no type at all") << QByteArray() << word.toUtf8() << word;
        QTest::newRow("latin 1") << QByteArray("text/plain; charset=ISO-8859-1") << latin1 << word;
        QTest::newRow("quoted, other case") << QByteArray("text/plain;Charset=\"iso-8859-1\"") << latin1 << word;
        QTest::newRow("windows-1252") << QByteArray("text/csv; charset=windows-1252") << QByteArray("5 \x80 \x96 x")
                                      << QStringLiteral("5 € – x");
        QTest::newRow("UTF-16 with mark")
            << QByteArray("text/plain; charset=utf-16") << QByteArray("\xff\xfeG\0\xf6\0", 6) << QStringLiteral("Gö");
        QTest::newRow("unknown: UTF-8") << QByteArray("text/plain; charset=klingon") << word.toUtf8() << word;
        QTest::newRow("JSON is UTF-8 whatever it says")
            << QByteArray("application/json; charset=ISO-8859-1") << word.toUtf8() << word;
        QTest::newRow("so is +json") << QByteArray("application/problem+json; charset=latin1") << word.toUtf8() << word;
        QTest::newRow("a byte that is none")
            << QByteArray("text/plain") << QByteArray("a\xfc") << QStringLiteral("a\uFFFD");
        QTest::newRow("byte order mark") << QByteArray("text/plain") << QByteArray("\xef\xbb\xbfok")
                                         << QStringLiteral("ok");
    }

    void findsHeadersAndMediaType()
    {
        ApiAnswer made = answer("Text/HTML; charset=x", "");
        made.headers.append(QPair(QByteArray("X-One"), QByteArray("1")));
        QCOMPARE(made.mediaType(), QStringLiteral("text/html"));
        QCOMPARE(made.header("x-one"), QByteArray("1"));
        QVERIFY(made.header("none").isEmpty());
    }
};

KEYDESK_TEST(AnswerTextTest)
#include "answertext.moc"
