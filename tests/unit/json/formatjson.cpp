// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsontext.h>
#include <support/cases.h>
#include <support/testmain.h>

class FormatJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indentsByTwo()
    {
        const auto formatted = formatJson(R"({"a":[1,{"b":[]},{}],"c":{"d":"x, [y] {z}"}})");
        QVERIFY(formatted);
        QCOMPARE(*formatted, QByteArray(R"({
  "a": [
    1,
    {
      "b": []
    },
    {}
  ],
  "c": {
    "d": "x, [y] {z}"
  }
}
)"));
    }

    void aSingleValueStaysOneLine()
    {
        QCOMPARE(*formatJson(" 1.10 "), QByteArray("1.10\n"));
        QCOMPARE(*formatJson("[ \n ]"), QByteArray("[]\n"));
    }

    void js02_everyLexemeIsKept()
    {
        const auto formatted = formatJson(testCase("js-lexemes.json"));
        QVERIFY(formatted);
        for (const char *line : {"\"a\": 1.0,", "\"b\": 1.10,", "\"c\": 1E+2,", "\"d\": -0,", "\"e\": 0.1e-7,",
                 "\"f\": 1e400,", "\"g\": -1E1000,", "\"h\": 100000000000000000000.000,", R"("i": "\u00e9\/\u002F")"}) {
            QVERIFY2(formatted->contains(line), line);
        }
    }

    void js03_repeatedNamesAreKept()
    {
        QCOMPARE(formatJson(testCase("js-dup-keys.json"))->count("\"id\""), qsizetype(2));
    }

    void formattingTwiceChangesNothing()
    {
        for (const char *name : {"js-bigint.json", "js-dup-keys.json", "js-lexemes.json"}) {
            const auto once = formatJson(testCase(name));
            QCOMPARE(*formatJson(*once), *once);
        }
    }

    void js05_deepNestingDoesNotExplode()
    {
        const auto formatted = formatJson(testCase("js-deep-10k.json"));
        QVERIFY(formatted);
        QVERIFY(formatted->size() < 4'000'000);
        QCOMPARE(formatted->count('['), qsizetype(10'000));
        QVERIFY(JsonText::parse(*formatted));
    }

    void aFaultIsToldAndNothingIsFormatted()
    {
        const auto refused = formatJson("{\"a\":1,\n}");
        QVERIFY(!refused);
        QCOMPARE(refused.error().line, qint64(2));
        QCOMPARE(refused.error().column, qint64(1));
    }
};

KEYDESK_TEST(FormatJsonTest)
#include "formatjson.moc"
