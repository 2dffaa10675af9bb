// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/await.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>
#include <workbook/apirequest.h>

namespace {

Result<PreparedRequest> withHeaders(const QList<NameValue> &headers)
{
    ApiRequest request;
    request.headers = headers;
    return prepare(request, *Endpoint::parse(u"https://api.example"));
}

/// A line of the case file, `\r`, `\n` and `\0` read as those bytes.
NameValue headerOfLine(QByteArray line)
{
    line.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", QByteArray(1, '\0'));
    const qsizetype colon = line.indexOf(':');
    return {QString::fromUtf8(line.first(colon)), QString::fromUtf8(line.sliced(colon + 1))};
}

} // namespace

Q_DECLARE_METATYPE(ErrorKind)

class HeadersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatIsSwitchedOnInOrder()
    {
        const auto prepared = withHeaders({{QStringLiteral("X-B"), QStringLiteral(" 2\t")},
            {QStringLiteral("X-Off"), QStringLiteral("x"), false}, {QString(), QString()},
            {QStringLiteral("x-a"), QStringLiteral("a\tb")}, {QStringLiteral("X-B"), QString()}});
        QVERIFY_RESULT(prepared);
        const QList<QPair<QByteArray, QByteArray>> expected{{"X-B", "2"}, {"x-a", "a\tb"}, {"X-B", ""}};
        QCOMPARE(prepared->headers, expected);
    }

    void judgesEachLineOfTheCase()
    {
        QFETCH(int, line);
        QFETCH(QStringList, arguments);
        const QByteArray text = caseBytes(QStringLiteral("rq-header-values.txt")).split('\n').at(line - 1);
        const auto prepared = withHeaders({headerOfLine(text)});
        QVERIFY(!prepared.has_value());
        QCOMPARE(prepared.error().kind, arguments.size() == 1 ? ErrorKind::HeaderReserved : ErrorKind::HeaderInvalid);
        QCOMPARE(prepared.error().arguments, arguments);
    }
    void judgesEachLineOfTheCase_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](int line, const char *name, const QStringList &more = {}) {
            QTest::addRow("%d %s", line, name) << line << QStringList{QString::fromLatin1(name)} + more;
        };
        row(2, "X-B", {QStringLiteral("U+000D"), QStringLiteral("3")});
        row(3, "X-C", {QStringLiteral("U+0000"), QStringLiteral("5")});
        row(5, "X Bad Name", {QStringLiteral("U+0020"), QStringLiteral("2")});
        row(6, "Authorization");
        row(7, "Host");
        row(8, "Content-Length");
        row(9, "Transfer-Encoding");
        row(10, "Connection");
    }

    void sendsTheOtherLinesOfTheCase()
    {
        const QList<QByteArray> lines = caseBytes(QStringLiteral("rq-header-values.txt")).split('\n');
        QCOMPARE(withHeaders({headerOfLine(lines[0])})->headers.first().second, QByteArray("ok"));
        QCOMPARE(withHeaders({headerOfLine(lines[3])})->headers.first().second, QByteArray("caf\xc3\xa9"));
    }

    void refusesOtherControlCharactersAndNames()
    {
        for (const char16_t code : {u'\x01', u'\x1b', u'\x7f', u'\x85', u'\x2028'}) {
            QVERIFY_ERROR(
                withHeaders({{QStringLiteral("X-A"), QStringLiteral("a") + QChar(code)}}), ErrorKind::HeaderInvalid);
        }
        for (const char *name : {"a:", "é", "a\r\nb", "(a)"}) {
            QVERIFY_ERROR(withHeaders({{QString::fromUtf8(name), QStringLiteral("1")}}), ErrorKind::HeaderInvalid);
        }
        QVERIFY_ERROR(withHeaders({{QString(), QStringLiteral("1")}}), ErrorKind::HeaderNameMissing);
        for (const char *name : {"authorization", "PROXY-AUTHORIZATION", "Keep-Alive", "te", "Trailer", "upgrade",
                 "Expect", "Proxy-Connection"}) {
            QVERIFY_ERROR(withHeaders({{QString::fromLatin1(name), QStringLiteral("1")}}), ErrorKind::HeaderReserved);
        }
        QVERIFY_RESULT(withHeaders({{QStringLiteral("Authorization"), QStringLiteral("1"), false}})); // switched off
    }
};

KEYDESK_TEST(HeadersTest)
#include "headers.moc"
