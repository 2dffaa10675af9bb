// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/await.h>
#include <support/testmain.h>
#include <workbook/apirequest.h>

namespace {

Result<PreparedRequest> preparedFor(const QString &target,
    const QString &base = QStringLiteral("https://api.example/x"), const QList<NameValue> &query = {},
    const QString &method = QStringLiteral("GET"))
{
    ApiRequest request;
    request.method = method;
    request.target = target;
    request.query = query;
    return prepare(request, *Endpoint::parse(base));
}

} // namespace

Q_DECLARE_METATYPE(ErrorKind)

class UrlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsTargetAndBase()
    {
        QFETCH(QString, base);
        QFETCH(QString, target);
        QFETCH(QByteArray, url);
        const auto prepared = preparedFor(target, base);
        QVERIFY_RESULT(prepared);
        QCOMPARE(prepared->url.toEncoded(), url);
        QVERIFY(prepared->goesToSpace);
    }
    void joinsTargetAndBase_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("url");
        const auto row = [](const char *base, const char *target, const char *url) {
            QTest::addRow("%s + %s", base, target)
                << QString::fromUtf8(base) << QString::fromUtf8(target) << QByteArray(url);
        };
        row("https://api.example/x", "/jobs/v1", "https://api.example/x/jobs/v1");
        row("https://api.example/x", "jobs/v1", "https://api.example/x/jobs/v1");
        row("https://api.example/x/", "/jobs/v1", "https://api.example/x/jobs/v1");
        row("https://api.example", "jobs", "https://api.example/jobs");
        row("https://api.example/", "/jobs", "https://api.example/jobs");
        row("https://api.example", "", "https://api.example/");
        row("https://api.example/x", "", "https://api.example/x");
        row("https://api.example/x", "?a=1", "https://api.example/x?a=1");
        row("https://api.example", " /jobs ", "https://api.example/jobs");
        row("https://api.example", "/jobs#part", "https://api.example/jobs");
        row("https://api.example:8443/x", "/a", "https://api.example:8443/x/a");
        row("http://127.0.0.1:8080", "/a", "http://127.0.0.1:8080/a");
        row("https://api.example", "jobs:v1/a", "https://api.example/jobs:v1/a");
        row("https://api.example", "https://api.example/other", "https://api.example/other");
        row("https://api.example", "HTTPS://API.example:443/other", "https://api.example:443/other");
        row("https://api.example", "https://api.example", "https://api.example/");
        row("https://api.example", "https://api.example?a=1", "https://api.example/?a=1");
    }

    void nothingRelativeLeavesTheOrigin()
    {
        for (const char *target : {"//evil.example/x", "/../../evil.example", "..", "../../../..//evil.example",
                 "/\\evil.example", "\\\\evil.example\\x", "@evil.example/", ":80@evil.example/", ".evil.example/",
                 "/x/..//../@evil.example", "%2f%2fevil.example", "/https://evil.example/"}) {
            const auto prepared = preparedFor(QString::fromLatin1(target));
            QVERIFY_RESULT(prepared);
            QCOMPARE(prepared->url.host(), QStringLiteral("api.example"));
            QCOMPARE(prepared->url.scheme(), QStringLiteral("https"));
            QCOMPARE(prepared->url.port(), -1);
            QVERIFY(prepared->url.userInfo().isEmpty());
            QVERIFY(prepared->url.toEncoded().startsWith("https://api.example/"));
        }
    }

    void keepsWhatIsEncodedAndEncodesTheRest()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, rest);
        const auto prepared = preparedFor(target, QStringLiteral("https://api.example"));
        QVERIFY_RESULT(prepared);
        QCOMPARE(prepared->url.toEncoded(), "https://api.example" + rest);
    }
    void keepsWhatIsEncodedAndEncodesTheRest_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("rest");
        const auto row = [](const char *target, const char *rest) {
            QTest::newRow(target) << QString::fromUtf8(target) << QByteArray(rest);
        };
        row("/a?q=%2B+%20%26%3D&x=a=b", "/a?q=%2B+%20%26%3D&x=a=b");
        row("/a%2Fb", "/a%2Fb");
        row("/a?q=%2f", "/a?q=%2F"); // QUrl writes the digits in upper case (RFC 3986 section 6.2.2.1)
        row("/a?&&b&=c&d=", "/a?&&b&=c&d=");
        row("/a?q='()*!$,;:@/?", "/a?q='()*!$,;:@/?");
        row("/a b?c=d e", "/a%20b?c=d%20e");
        row("/caf\xc3\xa9?q=\xe2\x82\xac", "/caf%C3%A9?q=%E2%82%AC");
        row("/100%?q=5%", "/100%25?q=5%25");
        row("/a?q=%zz", "/a?q=%25zz");
        row("/a?q={\"x\":[1]}|<>^`\\", "/a?q=%7B%22x%22:[1]%7D%7C%3C%3E%5E%60%5C");
        row("/a?filter[x]=1", "/a?filter[x]=1");
        row("/%7ea%2D", "/~a-"); // and decodes what needs no encoding (section 6.2.2.2)
    }

    void dotSegmentsGoAsTheyWouldOnTheWire()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, path);
        const auto prepared = preparedFor(target, QStringLiteral("https://api.example/x"));
        QVERIFY_RESULT(prepared);
        QCOMPARE(prepared->url.toEncoded(), "https://api.example" + path);
    }
    void dotSegmentsGoAsTheyWouldOnTheWire_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const char *target, const char *path) {
            QTest::newRow(target) << QString::fromUtf8(target) << QByteArray(path);
        };
        row("a/./b/.", "/x/a/b/");
        row("a/b/..", "/x/a/");
        row("a/b/../c?d=../e", "/x/a/c?d=../e");
        row("..", "/");
        row("../../y", "/y");
        row("/a/%2e%2E/b", "/x/b");
        row("/a/.../..b/.c", "/x/a/.../..b/.c");
        row("//a//../b//", "/x//a/b//");
        row("/a/%2F../b", "/x/a/%2F../b"); // an encoded slash ends no segment
        row("https://api.example/a/../..", "/");
        row("https://api.example//a", "//a");
    }

    void knowsWhichHostsAreForeign()
    {
        for (const char *target : {"https://other.example/x", "https://api.example:444/x", "http://127.0.0.1:9/x",
                 "https://api.example.evil.example/x"}) {
            const auto prepared = preparedFor(QString::fromLatin1(target));
            QVERIFY_RESULT(prepared);
            QVERIFY2(!prepared->goesToSpace, target);
        }
    }

    void theTokenEndpointsOriginBelongsToTheSpace()
    {
        SpaceSettings space = SpaceSettings::sellytics();
        ApiRequest request;
        request.target = QStringLiteral("https://auth.sellytics.com/realms/sellytics/protocol/openid-connect/userinfo");
        QVERIFY(prepare(request, space)->goesToSpace);
        QVERIFY(!prepare(request, space.baseUrl)->goesToSpace);
        request.target = QStringLiteral("https://auth.sellytics.com:444/x");
        QVERIFY(!prepare(request, space)->goesToSpace);
    }

    void refusesWhatIsNoAddress()
    {
        QFETCH(QString, target);
        QFETCH(ErrorKind, kind);
        QVERIFY_ERROR(preparedFor(target), kind);
    }
    void refusesWhatIsNoAddress_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<ErrorKind>("kind");
        const auto row
            = [](const char *target, ErrorKind kind) { QTest::newRow(target) << QString::fromUtf8(target) << kind; };
        row("ftp://api.example/x", ErrorKind::RequestUrlInvalid);
        row("file:///etc/passwd", ErrorKind::RequestUrlInvalid);
        row("https:/jobs", ErrorKind::RequestUrlInvalid);
        row("https:jobs", ErrorKind::RequestUrlInvalid);
        row("javascript:alert(1)", ErrorKind::RequestUrlInvalid);
        row("https://", ErrorKind::RequestUrlInvalid);
        row("https:///x", ErrorKind::RequestUrlInvalid);
        row("https://a b/x", ErrorKind::RequestUrlInvalid);
        row("https://api.example:99999/x", ErrorKind::RequestUrlInvalid);
        row("https://api.example\\@evil.example/", ErrorKind::RequestUrlInvalid);
        row("/a\nb", ErrorKind::RequestUrlInvalid);
        row("/a\r\nX-Evil: 1", ErrorKind::RequestUrlInvalid);
        row("/a\tb", ErrorKind::RequestUrlInvalid);
        row("http://api.example/x", ErrorKind::UrlNotHttps);
        row("https://me@api.example/x", ErrorKind::UrlHasUserInfo);
        row("https://me:pw@api.example/x", ErrorKind::UrlHasUserInfo);
        row("https://api.example@evil.example/x", ErrorKind::UrlHasUserInfo);
    }

    void appendsRowsEncoded()
    {
        const QList<NameValue> rows{{QStringLiteral("q"), QStringLiteral("a+b &=c/é")},
            {QStringLiteral("off"), QStringLiteral("1"), false}, {QString(), QString()},
            {QStringLiteral("e mpty"), QString()}, {QStringLiteral("q"), QStringLiteral("2")}};
        const QByteArray encoded = "q=a%2Bb%20%26%3Dc%2F%C3%A9&e%20mpty=&q=2";
        QCOMPARE(preparedFor(QStringLiteral("/a"), QStringLiteral("https://h"), rows)->url.toEncoded(),
            "https://h/a?" + encoded);
        QCOMPARE(preparedFor(QStringLiteral("/a?x=%2B+1"), QStringLiteral("https://h"), rows)->url.toEncoded(),
            "https://h/a?x=%2B+1&" + encoded);
        QCOMPARE(preparedFor(QStringLiteral("/a?"), QStringLiteral("https://h"), rows)->url.toEncoded(),
            "https://h/a?" + encoded);
        QCOMPARE(preparedFor(QStringLiteral(""), QStringLiteral("https://h"), rows)->url.toEncoded(),
            "https://h/?" + encoded);
    }

    void methodsAreTokens()
    {
        for (const char *good : {"GET", "POST", "PATCH", "M-SEARCH", "get", "QUERY"}) {
            QCOMPARE(preparedFor(QString(), QStringLiteral("https://h"), {}, QString::fromLatin1(good))->method,
                QByteArray(good));
        }
        for (const char *bad : {"", "GET ", "GE T", "GET\r\n", "GÉT", "A/B", "CONNECT", "TRACE", "trace"}) {
            QVERIFY_ERROR(preparedFor(QString(), QStringLiteral("https://h"), {}, QString::fromUtf8(bad)),
                ErrorKind::MethodInvalid);
        }
    }
};

KEYDESK_TEST(UrlsTest)
#include "urls.moc"
