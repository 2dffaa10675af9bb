// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsontext.h>
#include <QElapsedTimer>
#include <support/cases.h>
#include <support/testmain.h>

using Type = JsonText::Type;

namespace {

std::shared_ptr<const JsonText> parsed(const QByteArray &text)
{
    const auto document = JsonText::parse(text);
    return document ? *document : nullptr;
}

JsonText::NodeId child(const JsonText &document, JsonText::NodeId node, int row)
{
    JsonText::NodeId at = document.firstChild(node);
    while (at != JsonText::None && row-- > 0) {
        at = document.nextSibling(at);
    }
    return at;
}

} // namespace

class JsonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheShapeOfADocument()
    {
        const QByteArray text = R"( { "a" : [ 1 , { } , [ [ ] ] ] , "b" : "x" , "c" : null , "d":true,"e":false } )";
        const auto document = parsed(text);
        QVERIFY(document);
        QCOMPARE(document->nodeCount(), qsizetype(10));
        QCOMPARE(document->type(0), Type::Object);
        QCOMPARE(document->childCount(0), qsizetype(5));
        QCOMPARE(document->parent(0), JsonText::None);
        QCOMPARE(document->nextSibling(0), JsonText::None);
        const auto a = document->firstChild(0);
        QCOMPARE(document->key(a), QStringLiteral("a"));
        QCOMPARE(document->type(a), Type::Array);
        QCOMPARE(document->childCount(a), qsizetype(3));
        QCOMPARE(document->lexeme(a), QByteArrayView("[ 1 , { } , [ [ ] ] ]"));
        const auto nested = child(*document, a, 2);
        QCOMPARE(document->indexInParent(nested), 2);
        QCOMPARE(document->parent(nested), a);
        QCOMPARE(document->nextSibling(nested), JsonText::None);
        QCOMPARE(document->lexeme(nested), QByteArrayView("[ [ ] ]"));
        QCOMPARE(document->lexeme(document->firstChild(nested)), QByteArrayView("[ ]"));
        QCOMPARE(document->firstChild(document->firstChild(nested)), JsonText::None);
        QCOMPARE(document->lexeme(child(*document, a, 1)), QByteArrayView("{ }"));
        QCOMPARE(document->key(nested), QString());
        QCOMPARE(document->type(child(*document, 0, 2)), Type::Null);
        QCOMPARE(document->type(child(*document, 0, 3)), Type::True);
        QCOMPARE(document->type(child(*document, 0, 4)), Type::False);
        QCOMPARE(child(*document, 0, 5), JsonText::None);
        QCOMPARE(document->lexeme(0), QByteArrayView(text).trimmed());
        QCOMPARE(document->document(), text);
    }

    void aSingleValueIsADocument()
    {
        QCOMPARE(parsed("12")->type(0), Type::Number);
        QCOMPARE(parsed(" \"a\" ")->stringValue(0), QStringLiteral("a"));
        QCOMPARE(parsed("null")->path(0), QStringLiteral("."));
        QCOMPARE(parsed("\xef\xbb\xbf[1]")->childCount(0), qsizetype(1)); // a byte order mark
    }

    void js01_numbersKeepTheirDigits()
    {
        const auto document = parsed(testCase("js-bigint.json"));
        const QList<QByteArray> digits{"9007199254740993", "174322306148984899", "-9223372036854775809",
            "18446744073709551615", "123456789012345678901234567890"};
        for (int i = 0; i < digits.size(); ++i) {
            QCOMPARE(document->lexeme(child(*document, 0, i)), QByteArrayView(digits[i]));
        }
    }

    void js02_lexemesAreKept()
    {
        const auto document = parsed(testCase("js-lexemes.json"));
        const QList<QByteArray> lexemes{"1.0", "1.10", "1E+2", "-0", "0.1e-7", "1e400", "-1E1000",
            "100000000000000000000.000", R"("\u00e9\/\u002F")"};
        for (int i = 0; i < lexemes.size(); ++i) {
            QCOMPARE(document->lexeme(child(*document, 0, i)), QByteArrayView(lexemes[i]));
        }
        QCOMPARE(document->stringValue(child(*document, 0, 8)), QStringLiteral("é//"));
    }

    void js03_repeatedNamesAreKeptInOrderAndMarked()
    {
        const auto document = parsed(testCase("js-dup-keys.json"));
        QCOMPARE(document->childCount(0), qsizetype(3));
        QVERIFY(document->isRepeatedKey(child(*document, 0, 0)));
        QVERIFY(document->isRepeatedKey(child(*document, 0, 1)));
        const auto nested = child(*document, 0, 2);
        QVERIFY(!document->isRepeatedKey(nested));
        QCOMPARE(document->childCount(nested), qsizetype(4));
        for (int i = 0; i < 4; ++i) { // "" twice, and `a` is `\u0061`
            QVERIFY(document->isRepeatedKey(child(*document, nested, i)));
            QCOMPARE(document->indexInParent(child(*document, nested, i)), i);
        }
        QCOMPARE(document->key(child(*document, nested, 3)), QStringLiteral("a"));
    }

    void repeatedNamesAreFoundAmongMany()
    {
        QByteArray text = "{";
        for (int i = 0; i < 5000; ++i) {
            text += "\"k" + QByteArray::number(i) + "\":0,";
        }
        const auto document = parsed(text + "\"\\u006b7\":1}");
        int repeated = 0;
        for (auto at = document->firstChild(0); at != JsonText::None; at = document->nextSibling(at)) {
            repeated += document->isRepeatedKey(at) ? 1 : 0;
        }
        QCOMPARE(repeated, 2);
        QVERIFY(document->isRepeatedKey(child(*document, 0, 7)));
        QCOMPARE(document->indexInParent(child(*document, 0, 5000)), 5000);
    }

    void js05_nestsTenThousandDeepAndNoDeeper()
    {
        const auto document = parsed(testCase("js-deep-10k.json"));
        QVERIFY(document);
        QCOMPARE(document->nodeCount(), qsizetype(10'001)); // a number lies innermost
        QCOMPARE(document->path(10'000).size(), qsizetype(1 + 10'000 * 3));
        QCOMPARE(document->lexeme(0).size(), document->document().trimmed().size());
        const QByteArray deeper = QByteArray(10'001, '[') + QByteArray(10'001, ']');
        const auto refused = JsonText::parse(deeper);
        QVERIFY(!refused);
        QCOMPARE(refused.error().offset, qint64(10'000));
        QVERIFY(refused.error().reason.contains(QLatin1String("10000")));
    }

    void js09_theFirstFaultOfLinesIsAtTheSecond()
    {
        const auto refused = JsonText::parse(testCase("js-lines.ndjson"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().line, qint64(2));
        QCOMPARE(refused.error().column, qint64(1));
    }

    void pathsAreAsJqWritesThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("path"); // of the last node
        QTest::newRow("names") << QByteArray(R"({"tasks":[0,0,0,{"state":1}]})") << QStringLiteral(".tasks[3].state");
        QTest::newRow("array first") << QByteArray("[[0]]") << QStringLiteral(".[0][0]");
        QTest::newRow("other names") << QByteArray(R"({"a b":{"1":{"é":0}}})")
                                     << QStringLiteral(R"(.["a b"]["1"]["é"])");
        QTest::newRow("name behind a bracket") << QByteArray(R"({"a b":{"c":0}})") << QStringLiteral(R"(.["a b"].c)");
        QTest::newRow("quotes") << QByteArray("{\"\\\"\\\\(x)\\n\":0}") << QStringLiteral(".[\"\\\"\\\\(x)\\n\"]");
        QTest::newRow("empty name") << QByteArray(R"({"":0})") << QStringLiteral(R"(.[""])");
    }

    void pathsAreAsJqWritesThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, path);
        const auto document = parsed(text);
        QCOMPARE(document->path(static_cast<JsonText::NodeId>(document->nodeCount() - 1)), path);
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("word"); // of the reason
        const auto row = [](const QByteArray &text, int offset, const char *word) {
            QTest::newRow(text.constData()) << text << offset << QString::fromLatin1(word);
        };
        row("", 0, "no value");
        row("  ", 2, "no value");
        row("{", 1, "within an object");
        row("[1,", 3, "within an array");
        row("[1 2]", 3, "] is missing");
        row("{\"a\":1 \"b\":2}", 7, "} is missing");
        row("[1,]", 3, "after the comma");
        row("{\"a\":1,}", 7, "after the comma");
        row("{a:1}", 1, "double quotes");
        row("{'a':1}", 1, "double quotes");
        row("['a']", 1, "double quotes");
        row("{\"a\" 1}", 5, "colon");
        row("{\"a\":}", 5, "value is missing");
        row("[}", 1, "value is missing");
        row("[1}", 2, "] is missing");
        row("1 2", 2, "after the end");
        row("]", 0, "value is missing");
        row("\"abc", 4, "within a string");
        row("\"a\nb\"", 2, "escaped");
        row("\"\\x\"", 1, "escape");
        row("\"\\u12g4\"", 1, "hexadecimal");
        row("\"\\u12", 5, "within a string");
        row("01", 0, "begin with 0");
        row("-01", 1, "begin with 0");
        row("1.", 2, "digit");
        row("-", 1, "digit");
        row("1e+", 3, "digit");
        row(".5", 0, "value is missing");
        row("+1", 0, "+");
        row("NaN", 0, "true, false and null");
        row("nul", 0, "true, false and null");
        row("trueish", 0, "true, false and null");
        row("[1, // one\n2]", 4, "comments");
        row("{/* none */}", 1, "comments");
        row("[\"\xc3(\"]", 2, "UTF-8");
        row("[\"\xed\xa0\x80\"]", 2, "UTF-8"); // a surrogate
        row("[\"\xc0\xaf\"]", 2, "UTF-8"); // an overlong slash
        row("[\"\xf4\x90\x80\x80\"]", 2, "UTF-8"); // past U+10FFFF
        row("[\"\xe2\x82", 2, "UTF-8"); // cut short
        row("[\"12345678\xff\"]", 10, "UTF-8");
    }

    void faults()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, offset);
        QFETCH(QString, word);
        const auto refused = JsonText::parse(text);
        QVERIFY(!refused);
        QCOMPARE(refused.error().offset, qint64(offset));
        QVERIFY2(refused.error().reason.contains(word), qPrintable(refused.error().reason));
    }

    void aFaultHasLineAndColumn()
    {
        const auto refused = JsonText::parse("[\n  1,\r\n  \"é😀\" x]");
        QVERIFY(!refused);
        QCOMPARE(refused.error().line, qint64(3));
        QCOMPARE(refused.error().column, qint64(9)); // the face counts as two
    }

    void aLargeDocumentIsReadInTime()
    {
        QByteArray text = "[";
        const QByteArray row = R"({"asin":"B000000001","title":"Espresso ☕ maker","price":19.90,"tags":["a","b"]},)";
        while (text.size() < 20'000'000) {
            text += row;
        }
        text += "null]";
        QElapsedTimer timer;
        timer.start();
        const auto document = parsed(text);
        QVERIFY(document);
        QVERIFY(timer.elapsed() < 10'000); // generous: sanitizers and busy machines
        QCOMPARE(document->type(static_cast<JsonText::NodeId>(document->nodeCount() - 1)), Type::Null);
        QCOMPARE(document->lexeme(0).size(), text.size());
    }

    void aStringCanBeReadInPart()
    {
        const auto document = parsed("[\"" + QByteArray("\xc3\xa9").repeated(100'000) + "\"]");
        QCOMPARE(document->stringValue(1, 3), QStringLiteral("ééé"));
        QCOMPARE(document->stringValue(1).size(), qsizetype(100'000));
        QCOMPARE(document->stringValue(0), QString()); // no string
    }
};

KEYDESK_TEST(JsonTextTest)
#include "jsontext.moc"
