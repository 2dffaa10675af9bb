// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/answercontents.h>
#include <gui/explorer/savedbody.h>
#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>

using namespace Qt::StringLiterals;
using Kind = AnswerContents::Kind;

class AnswerContentsTest : public QObject {
    Q_OBJECT

private:
    static ApiAnswer answer(const QByteArray &type, const QByteArray &body)
    {
        ApiAnswer made;
        made.status = 200;
        made.url = QUrl(u"https://api.example.com/files/report%20one"_s);
        if (!type.isEmpty()) {
            made.headers = {{"Content-Type", type}};
        }
        made.body = body;
        made.bodySize = body.size();
        return made;
    }
    static QByteArray png()
    {
        QImage image(3, 2, QImage::Format_RGB32);
        image.fill(Qt::red);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return buffer.data();
    }

private Q_SLOTS:
    void whatABodyIs_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("nothing") << QByteArray("application/json") << QByteArray() << Kind::Empty;
        QTest::newRow("json") << QByteArray("application/json") << QByteArray("{\"a\":1}") << Kind::Json;
        QTest::newRow("json scalar") << QByteArray("application/json") << QByteArray("7") << Kind::Json;
        QTest::newRow("problem") << QByteArray("application/problem+json") << QByteArray("{}") << Kind::Json;
        QTest::newRow("json without a type") << QByteArray() << QByteArray("  [1]") << Kind::Json;
        QTest::newRow("json as octets") << QByteArray("application/octet-stream") << QByteArray("[1]") << Kind::Json;
        QTest::newRow("plain text that looks so") << QByteArray("text/plain") << QByteArray("[1]") << Kind::Text;
        QTest::newRow("says json") << QByteArray("application/json") << QByteArray("<html>") << Kind::Text;
        QTest::newRow("html") << QByteArray("text/html") << QByteArray("<p>") << Kind::Text;
        QTest::newRow("csv") << QByteArray("text/csv") << QByteArray("a;b") << Kind::Text;
        QTest::newRow("picture") << QByteArray("image/png") << png() << Kind::Image;
        QTest::newRow("broken picture") << QByteArray("image/png") << png().left(20) << Kind::Binary;
        QTest::newRow("drawing") << QByteArray("image/svg+xml") << QByteArray("<svg/>") << Kind::Text;
        QTest::newRow("zip") << QByteArray("application/zip") << QByteArray("PK\3\4\0\0", 6) << Kind::Binary;
        QTest::newRow("control characters") << QByteArray() << QByteArray("\1\2\3\4\5\6") << Kind::Binary;
    }
    void whatABodyIs()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const AnswerContents contents = contentsOf(answer(type, body));
        QTEST(contents.kind, "kind");
        QCOMPARE(contents.json != nullptr, contents.kind == Kind::Json);
        QCOMPARE(contents.hexHead.isEmpty(), contents.kind != Kind::Image && contents.kind != Kind::Binary);
    }

    void jsonIsFormattedAndKeptAsReceived()
    {
        const auto contents = contentsOf(answer("application/json", "{\"n\":9007199254740993,\"n\":1.10}"));
        QCOMPARE(contents.received.text, u"{\"n\":9007199254740993,\"n\":1.10}"_s);
        QCOMPARE(contents.formatted.text.trimmed(), u"{\n  \"n\": 9007199254740993,\n  \"n\": 1.10\n}"_s);
        QVERIFY(!contents.fault);
    }

    void brokenJsonIsMarked()
    {
        const auto contents = contentsOf(answer("application/json", "{\n  \"a\": \n}"));
        QCOMPARE(contents.kind, Kind::Text);
        QVERIFY(contents.fault);
        QCOMPARE(contents.fault->line, 3);
        QVERIFY(contents.formatted.text.isEmpty());
    }

    void charsetsAreFollowed()
    {
        const auto latin = contentsOf(answer("text/plain; charset=iso-8859-1", "caf\xe9"));
        QCOMPARE(latin.received.text, u"café"_s);
        const auto marked = contentsOf(answer("application/json", "\xef\xbb\xbf[1]"));
        QCOMPARE(marked.kind, Kind::Json);
    }

    void longTextsAreShownInPart()
    {
        const ShownText whole = ShownText::of(u"a\nb"_s);
        QCOMPARE(whole.text, u"a\nb"_s);
        QVERIFY(!whole.isPart);
        const ShownText line = ShownText::of(u"a\n"_s + QString(ShownText::MaxLine + 1, u'x') + u"\nb"_s);
        QVERIFY(line.isPart);
        QCOMPARE(line.text.size(), ShownText::MaxLine + 2);
        const QString lines = (QString(99, u'x') + u'\n').repeated(ShownText::MaxCharacters / 100 + 10);
        const ShownText text = ShownText::of(lines);
        QVERIFY(text.isPart);
        QCOMPARE(text.text.size(), ShownText::MaxCharacters);
    }

    void noHalfCharacterIsShown()
    {
        const QString pairs = u"😀"_s.repeated(ShownText::MaxLine);
        const ShownText shown = ShownText::of(u"x"_s + pairs);
        QVERIFY(shown.isPart);
        QVERIFY(!shown.text.back().isHighSurrogate());
    }

    void hexShowsBytesAndReadable()
    {
        QCOMPARE(hexDump(QByteArrayView("PK\x03\x04 ~\x7f\xff", 8), 100),
            u"00000000  50 4b 03 04 20 7e 7f ff                           |PK.. ~..|\n"_s);
        QCOMPARE(hexDump(QByteArray(100, 'a'), 32).count(u'\n'), 2);
        QVERIFY(hexDump({}, 32).isEmpty());
    }

    void fileNamesAreHarmless_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("name");
        QTest::newRow("with an ending") << u"https://h/a/report"_s << QByteArray("application/json")
                                        << u"report.json"_s;
        QTest::newRow("has it") << u"https://h/a/report.json"_s << QByteArray("application/json") << u"report.json"_s;
        QTest::newRow("no path") << u"https://h"_s << QByteArray("image/png") << u"answer.png"_s;
        QTest::newRow("hidden") << u"https://h/..hidden"_s << QByteArray("x/y") << u"hidden"_s;
        QTest::newRow("odd") << u"https://h/a%2Fb:c d"_s << QByteArray("x/y") << u"b_c_d"_s;
    }
    void fileNamesAreHarmless()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, type);
        ApiAnswer made = answer(type, "x");
        made.url = QUrl(url);
        QTEST(fileNameFor(made), "name");
    }

    void aBodyIsSavedWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"body.bin"_s);
        QVERIFY_RESULT(saveBodyTo(path, QByteArray("a\0b", 3)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("a\0b", 3));
        QVERIFY_ERROR(saveBodyTo(folder.filePath(u"no/such/folder"_s), "x"), ErrorKind::FileUnwritable);
    }
};
KEYDESK_TEST(AnswerContentsTest)

#include "answercontents.moc"
