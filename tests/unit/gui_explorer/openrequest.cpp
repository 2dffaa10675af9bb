// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/openrequest.h>
#include <gui/explorer/queryrows.h>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class OpenRequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titleNamesMethodAndLastPart_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("title");
        QTest::newRow("path") << u"/jobs/v1"_s << u"POST v1"_s;
        QTest::newRow("query") << u"/sandbox/products?count=3/4"_s << u"POST products"_s;
        QTest::newRow("slash at the end") << u"/jobs/"_s << u"POST jobs"_s;
        QTest::newRow("fragment") << u"/jobs#x/y"_s << u"POST jobs"_s;
        QTest::newRow("relative") << u"jobs"_s << u"POST jobs"_s;
        QTest::newRow("absolute") << u"https://api.example.com/a/b"_s << u"POST b"_s;
        QTest::newRow("root") << u"/"_s << u"POST /"_s;
        QTest::newRow("host") << u"https://api.example.com"_s << u"POST api.example.com"_s;
        QTest::newRow("nothing") << QString() << u"New request"_s;
    }
    void titleNamesMethodAndLastPart()
    {
        QFETCH(QString, target);
        ApiRequest request;
        request.method = u"POST"_s;
        request.target = target;
        QTEST(titleOf(request), "title");
    }

    void comesBackAsItWas_data()
    {
        QTest::addColumn<int>("kind");
        for (const auto kind : {RequestBody::Kind::None, RequestBody::Kind::Json, RequestBody::Kind::Text,
                 RequestBody::Kind::Form, RequestBody::Kind::File}) {
            QTest::addRow("kind %d", static_cast<int>(kind)) << static_cast<int>(kind);
        }
    }
    void comesBackAsItWas()
    {
        QFETCH(int, kind);
        OpenRequest open;
        open.request.method = u"PATCH"_s;
        open.request.target = u"/jobs?q=ä%20b"_s;
        open.request.query = {{u"off"_s, u"1"_s, false}};
        open.request.headers = {{u"X-One"_s, u"\"quoted\""_s}, {u"X-Two"_s, {}, false}};
        open.request.body.kind = static_cast<RequestBody::Kind>(kind);
        open.request.body.content = "{\n  \"a\": 9007199254740993\n}";
        open.request.body.fields = {{u"f"_s, u"ü"_s}};
        open.request.body.file = u"/tmp/a file"_s;
        open.key = KeyId(QUuid::createUuid());
        const auto read = tabFromText(tabText(open));
        QVERIFY(read);
        QCOMPARE(*read, open);
    }

    void aLongBodyIsNotKept()
    {
        OpenRequest open;
        open.request.body.kind = RequestBody::Kind::Text;
        open.request.body.content = QByteArray(MaxKeptBody + 1, 'x');
        const auto read = tabFromText(tabText(open));
        QVERIFY(read && read->request.body.content.isEmpty());
        open.request.body.content.chop(1);
        QCOMPARE(*tabFromText(tabText(open)), open);
    }

    void oddTextIsNoTabOrANewOne()
    {
        QVERIFY(!tabFromText(QString()));
        QVERIFY(!tabFromText(u"[]"_s));
        QVERIFY(!tabFromText(u"{"_s));
        QCOMPARE(*tabFromText(u"{}"_s), OpenRequest{});
        QCOMPARE(*tabFromText(u"{\"method\":7,\"body\":{\"kind\":\"soap\"},\"key\":\"x\",\"new\":1}"_s), OpenRequest{});
    }

    void aWrittenQueryLeavesWhatIsSwitchedOff()
    {
        const NameValue a{u"a"_s, u"1"_s};
        const NameValue off{u"off"_s, u"x"_s, false};
        const NameValue b{u"b"_s, u"2"_s};
        const NameValue c{u"c"_s, u"3"_s};
        using Rows = QList<NameValue>;
        QCOMPARE(withWrittenQuery({a, off, b}, {a, c}), (Rows{a, off, c}));
        QCOMPARE(withWrittenQuery({a, off, b}, {a}), (Rows{a, off}));
        QCOMPARE(withWrittenQuery({a, off}, {a, b, c}), (Rows{a, off, b, c}));
        QCOMPARE(withWrittenQuery({off}, {}), Rows{off});
        QCOMPARE(withWrittenQuery({}, {a}), Rows{a});
        QCOMPARE(switchedOn({a, off, b}), (Rows{a, b}));
        QCOMPARE(switchedOff({a, off, b}), Rows{off});
    }
};
KEYDESK_TEST(OpenRequestTest)

#include "openrequest.moc"
