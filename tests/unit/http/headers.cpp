// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/headers.h>
#include <support/testmain.h>

class HeadersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsInAnyCase()
    {
        const HttpHeaders headers{{"X-One", "1"}, {"x-two", "2"}, {"X-ONE", "3"}};
        QCOMPARE(headerValue(headers, "x-one"), QByteArray("1"));
        QCOMPARE(headerValues(headers, "X-one"), (QList<QByteArray>{"1", "3"}));
        QVERIFY(headerValue(headers, "x-three").isNull());
    }

    void takesMediaTypesApart()
    {
        QCOMPARE(mediaTypeOf("Application/JSON; charset=UTF-8"), QByteArray("application/json"));
        QCOMPARE(mediaTypeOf(" text/html "), QByteArray("text/html"));
        QCOMPARE(mediaTypeOf(""), QByteArray());
    }

    void knowsTokens()
    {
        QVERIFY(isHttpToken("X-A_1.2~"));
        for (const char *bad : {"", "a b", "a:", "a\r", "caf\xc3\xa9", "a(b)"}) {
            QVERIFY2(!isHttpToken(bad), bad);
        }
        QVERIFY(!isHttpToken(QByteArrayView("a\0b", 3)));
    }

    void knowsWhatAValueMayHold()
    {
        QVERIFY(isSafeHeaderValue("a\tb caf\xc3\xa9"));
        for (const char *bad : {"a\rb", "a\nb", "a\r\nX: 1", "\x1b[31m", "\x7f"}) {
            QVERIFY2(!isSafeHeaderValue(bad), bad);
        }
        QVERIFY(!isSafeHeaderValue(QByteArrayView("a\0b", 3)));
    }
};

KEYDESK_TEST(HeadersTest)
#include "headers.moc"
