// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 damaged documents: no crash, and what simdjson takes we take, what it refuses we refuse.
#include <json/jsontext.h>
#include <QRandomGenerator>
#include <simdjson.h>
#include <support/cases.h>
#include <support/testmain.h>

namespace {

// Whether simdjson takes all of it. It refuses numbers past a double and surrogates without their other half, which are
// valid JSON; the seeds below hold nothing that damage could turn into those.
bool simdjsonTakes(const QByteArray &text)
{
    simdjson::dom::parser parser(simdjson::SIMDJSON_MAXSIZE_BYTES);
    return parser.parse(text.constData(), static_cast<std::size_t>(text.size()), true).error() == simdjson::SUCCESS;
}

QByteArray damaged(QByteArray text, QRandomGenerator &random)
{
    static const QByteArray bits = "{}[]\",:\\/u0123456789-+.eE tfn\n\r\t\x01'\xc3\xa9\xff";
    const int changes = random.bounded(1, 4);
    for (int i = 0; i < changes; ++i) {
        const int at = random.bounded(static_cast<int>(text.size()));
        const char bit = bits[random.bounded(static_cast<int>(bits.size()))];
        switch (random.bounded(4)) {
        case 0:
            text[at] = bit;
            break;
        case 1:
            text.insert(at, bit);
            break;
        case 2:
            text.remove(at, random.bounded(1, 5));
            break;
        default:
            text.truncate(std::max(1, at));
            break;
        }
        if (text.isEmpty()) {
            text = "x";
        }
    }
    return text;
}

// Asks every question of every node.
void walk(const JsonText &document)
{
    for (JsonText::NodeId node = 0; node < static_cast<JsonText::NodeId>(document.nodeCount()); ++node) {
        const QByteArrayView lexeme = document.lexeme(node);
        QVERIFY(!lexeme.isEmpty());
        QVERIFY(JsonText::parse(lexeme.toByteArray()).has_value()); // the value alone is a document again
        QVERIFY(document.path(node).startsWith(u'.'));
        document.key(node);
        document.stringValue(node);
    }
}

} // namespace

class MutationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithSimdjson()
    {
        const QList<QByteArray> seeds{testCase("js-dup-keys.json"),
            R"({"asin":"B0\u00e9\\","title":"Kaffeemühle ☕","price":19.90,"n":[-0,1e5,0.5,true,false,null,{},[]]})",
            R"([[1,2,[3]],{"a":{"b":{"c":"d"}}},"",""])"};
        QRandomGenerator random(20261125);
        int taken = 0;
        for (int i = 0; i < 10'000; ++i) {
            const QByteArray text = damaged(seeds[i % seeds.size()], random);
            const auto ours = JsonText::parse(text);
            QVERIFY2(ours.has_value() == simdjsonTakes(text), text.constData());
            QCOMPARE(formatJson(text).has_value(), ours.has_value());
            if (ours) {
                ++taken;
                walk(**ours);
            } else {
                QVERIFY(ours.error().offset <= text.size());
                QVERIFY(!ours.error().reason.isEmpty());
            }
        }
        QVERIFY(taken > 100); // the damage must leave some whole, or nothing was compared
    }
};

KEYDESK_TEST(MutationsTest)
#include "mutations.moc"
