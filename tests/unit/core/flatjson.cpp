// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/flatjson.h>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <support/testmain.h>

class FlatJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsMembersAsTheyStand()
    {
        const QByteArray text
            = " {\"a\" : \"x\\n\", \"b\":-1.5e+3 ,\"c\":{\"d\":[1,{}]},\"e\":[], \"f\":null,\"a\":true} \n";
        const auto members = jsonMembers(text);
        QVERIFY(members.has_value());
        QCOMPARE(members->size(), 6);
        QCOMPARE(members->at(0).name, QByteArray("a"));
        QVERIFY(members->at(0).isString());
        QCOMPARE(decodedJsonString(members->at(0).lexeme), QByteArray("x\n"));
        QVERIFY(members->at(1).isNumber());
        QCOMPARE(members->at(1).lexeme.toByteArray(), QByteArray("-1.5e+3"));
        QCOMPARE(members->at(2).lexeme.toByteArray(), QByteArray("{\"d\":[1,{}]}"));
        QCOMPARE(members->at(3).lexeme.toByteArray(), QByteArray("[]"));
        QCOMPARE(members->at(5).name, QByteArray("a")); // a repeated name is seen
    }

    void refusesWhatIsNotOneCompleteObject()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!jsonMembers(text));
    }
    void refusesWhatIsNotOneCompleteObject_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", " ", "[]", "[{}]", "1", "\"a\"", "null", "{", "}", "{}{}", "{} x", "{\"a\"}",
                 "{\"a\":}", "{\"a\":1,}", "{,\"a\":1}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{\"a\":01}",
                 "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":1e}", "{\"a\":-}", "{\"a\":NaN}", "{\"a\":tru}",
                 "{\"a\":truex}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"x}",
                 "{\"a\":\"\n\"}", "{\"a\":[1,]}", "{\"a\":[1}", "{\"a\":[1 2]}", "{\"a\":{\"b\":1]}", "{\"a\":[}",
                 "{\"a\":[,1]}", "{\"a\":{\"b\"}}", "{\"a\":{,}}", "{\"a\":1}/**/"}) {
            QTest::newRow(text) << QByteArray(text);
        }
        QTest::newRow("too deep") << "{\"a\":" + QByteArray(65, '[') + QByteArray(65, ']') + '}';
        QTest::newRow("unclosed and deep") << "{\"a\":" + QByteArray(60'000, '[');
        QTest::newRow("NUL") << QByteArray("{\"a\":\"\0\"}", 9);
    }

    void nestingUpToTheLimitIsFine()
    {
        QVERIFY(jsonMembers("{\"a\":" + QByteArray(64, '[') + QByteArray(64, ']') + '}'));
        QVERIFY(jsonMembers("{\"a\":[[],[[]],{\"b\":[{}]}],\"c\":[[1],[2]]}"));
    }

    void everyCutOfAnObjectIsIncomplete()
    {
        const QByteArray whole = R"({"access_token":"a\u00e9b","n":[1,{"x":null}],"expires_in":3.6e3})";
        QVERIFY(jsonMembers(whole));
        for (qsizetype size = 0; size < whole.size(); ++size) {
            QVERIFY2(!jsonMembers(whole.first(size)), whole.first(size).constData());
        }
    }

    void decodesEscapes()
    {
        QFETCH(QByteArray, lexeme);
        QFETCH(QByteArray, decoded);
        QCOMPARE(decodedJsonString(lexeme), decoded);
    }
    void decodesEscapes_data()
    {
        QTest::addColumn<QByteArray>("lexeme");
        QTest::addColumn<QByteArray>("decoded");
        const auto row = [](const char *inner, const QByteArray &decoded) {
            QTest::newRow(inner) << '"' + QByteArray(inner) + '"' << decoded;
        };
        row("", "");
        row("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t");
        row("\\u00e9\\u20AC\\ud83d\\ude00", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
        row("\\ud83dx\\ude00", "\xef\xbf\xbdx\xef\xbf\xbd");
        row("\\ud83d\\u0041", "\xef\xbf\xbd\x41");
        row("\\u0000", QByteArray(1, '\0'));
    }

    void agreesWithQtOnMutatedObjects()
    {
        const QByteArray seed
            = R"({"access_token":"eyJ.a-b","token_type":"bearer","expires_in":3600,"scope":"a b","x":[1,{"y":null}]})";
        const QByteArray alphabet = "{}[]\",:eu0-9 x";
        QRandomGenerator random(20260301);
        int agreed = 0;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text = seed;
            for (int changes = random.bounded(1, 4); changes > 0; --changes) {
                const qsizetype at = random.bounded(static_cast<int>(text.size()));
                random.bounded(2)
                    ? text.remove(at, 1)
                    : text.replace(at, 1, alphabet.mid(random.bounded(static_cast<int>(alphabet.size())), 1));
            }
            QJsonParseError fault;
            const bool qts = QJsonDocument::fromJson(text, &fault).isObject();
            const bool ours = jsonMembers(text).has_value();
            // Qt refuses numbers out of range. (It takes any escape and `.5` too, so neither is made here.)
            QVERIFY2(!ours || qts || fault.error == QJsonParseError::IllegalNumber, text.constData());
            QVERIFY2(!qts || ours, text.constData());
            agreed += ours ? 1 : 0;
        }
        QVERIFY2(agreed > 100, qPrintable(QString::number(agreed))); // not only refusals were compared
    }
};

KEYDESK_TEST(FlatJsonTest)
#include "flatjson.moc"
