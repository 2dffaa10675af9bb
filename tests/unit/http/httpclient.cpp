// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/httpclient.h>
#include <QDeadlineTimer>
#include <QRegularExpression>
#include <QThread>
#include <support/await.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>

using namespace std::chrono_literals;

namespace {

Result<HttpAnswer> sent(HttpClient &client, HttpRequest request, std::stop_token stop = {})
{
    return await(client.send(std::move(request), {}, stop));
}

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

} // namespace

class HttpClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void costsNothingUntilTheFirstRequest()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        QVERIFY(!client.hasStarted());
        QVERIFY_ERROR(sent(client, get(QUrl(QStringLiteral("file:///etc/passwd")))), ErrorKind::RequestUrlInvalid);
        QVERIFY(!client.hasStarted());
        QVERIFY_RESULT(sent(client, get(server.url())));
        QVERIFY(client.hasStarted());
    }

    void givesStatusHeadersBodyAndTimes()
    {
        ScriptedServer server;
        Scripted answer = Scripted::raw(
            "HTTP/1.1 418 I'm a teapot\r\nX-One: 1\r\nContent-Length: 3\r\n\r\n", Scripted::Then::KeepOpen);
        answer.pieces.append({60ms, "tea"});
        server.setAnswers({answer});
        HttpClient client;
        const auto came = sent(client, get(server.url()));
        QVERIFY_RESULT(came);
        QCOMPARE(came->head.status, 418);
        QCOMPARE(came->head.reason, QStringLiteral("I'm a teapot"));
        QCOMPARE(headerValue(came->head.headers, "x-one"), QByteArray("1"));
        QCOMPARE(came->body, QByteArray("tea"));
        QCOMPARE(came->bodySize, 3);
        QVERIFY2(came->times.ended >= 60ms, qPrintable(QString::number(came->times.ended.count())));
        QVERIFY(came->times.headed.value() <= came->times.ended - 40ms);
    }

    void whatIsGivenUpWhileItFailsSaysNothing()
    {
        // The connection ends with the answer: Qt knows of its own failure when ours is found, and has not told it yet.
        const QByteArray noHeaders
            = "HTTP/1.1 400 Bad Request\r\n\n\ntent-Type: text/plain\r\nContent-Length: 82\r\n\r\n{}";
        ScriptedServer server({Scripted::raw(noHeaders)});
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        for (int i = 0; i < 50; ++i) {
            HttpClient client;
            HttpRequest request = get(server.url());
            request.method = "POST";
            request.body = "x";
            QVERIFY_ERROR(sent(client, std::move(request)), ErrorKind::AnswerWithoutHeaders);
        }
    }

    void whatTheReaderTakesIsNotTheServersTime()
    {
        ScriptedServer server;
        Scripted answer = Scripted::raw("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc", Scripted::Then::KeepOpen);
        answer.pieces.append({10ms, "def"});
        server.setAnswers({answer});
        HttpClient client;
        HttpRequest request = get(server.url());
        request.timeout = 1s;
        QByteArray body;
        HttpSink pager;
        pager.onBody = [&body](QByteArrayView piece) {
            if (body.isEmpty()) {
                const QDeadlineTimer page(1200ms); // a pager does not return before its person has read
                while (!page.hasExpired()) {
                    QThread::yieldCurrentThread();
                }
            }
            body.append(piece);
        };
        QVERIFY_RESULT(await(client.send(std::move(request), std::move(pager))));
        QCOMPARE(body, QByteArray("abcdef"));
    }

    void everyErrorStatusIsAnAnswer()
    {
        ScriptedServer server;
        HttpClient client;
        for (const int status : {400, 401, 402, 403, 404, 405, 409, 410, 418, 429, 500, 501, 502, 503, 599}) {
            server.setAnswers({Scripted::answer(status, "{\"a\":1}")});
            const auto came = sent(client, get(server.url()));
            QVERIFY_RESULT(came);
            QCOMPARE(came->head.status, status);
            QCOMPARE(came->body, QByteArray("{\"a\":1}"));
        }
    }

    void refusesSchemesThatAreNotHttp()
    {
        HttpClient client;
        for (const char *url :
            {"file:///etc/hostname", "data:text/plain,x", "ftp://127.0.0.1/x", "qrc:/x", "http:///x"}) {
            QVERIFY_ERROR(sent(client, get(QUrl(QString::fromLatin1(url)))), ErrorKind::RequestUrlInvalid);
        }
    }

    void refusesUserInfo()
    {
        ScriptedServer server({Scripted::answer(200)});
        QUrl url = server.url();
        url.setUserInfo(QStringLiteral("me:secret"));
        HttpClient client;
        QVERIFY_ERROR(sent(client, get(url)), ErrorKind::UrlHasUserInfo);
        QCOMPARE(server.connections(), 0);
    }

    void refusesHeadersAndMethodsThatWouldBreakTheLine()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        HttpRequest request = get(server.url());
        request.headers = {{"X-A", "a\r\nX-Evil: 1"}};
        QVERIFY_ERROR(sent(client, request), ErrorKind::HeaderInvalid);
        request.headers = {{"X A", "1"}};
        QVERIFY_ERROR(sent(client, request), ErrorKind::HeaderInvalid);
        request.headers = {};
        request.authorizationScheme = "Bearer";
        request.credentials = std::make_shared<const Secret>(QByteArrayView("a\r\nX-Evil: 1"));
        QVERIFY_ERROR(sent(client, request), ErrorKind::HeaderInvalid);
        request.credentials = nullptr;
        request.method = "GET /evil";
        QVERIFY_ERROR(sent(client, request), ErrorKind::MethodInvalid);
        QCOMPARE(server.connections(), 0);
    }

    void joinsRepeatedHeadersAndLetsARequestReplaceOurs()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        HttpRequest request = get(server.url());
        request.headers = {{"X-A", "1"}, {"x-a", "2"}, {"Cookie", "a=1"}, {"Cookie", "b=2"}, {"User-Agent", "mine"},
            {"X-U", "caf\xc3\xa9"}};
        QVERIFY_RESULT(sent(client, request));
        QCOMPARE(server.lastRequest().header("x-a"), QByteArray("1, 2"));
        QCOMPARE(server.lastRequest().header("cookie"), QByteArray("a=1; b=2"));
        QCOMPARE(server.lastRequest().header("user-agent"), QByteArray("mine"));
        QCOMPARE(server.lastRequest().header("x-u"), QByteArray("caf\xc3\xa9"));
    }

    void sendsEveryMethodAsWritten()
    {
        ScriptedServer server({Scripted::answer(200, "ok")});
        HttpClient client;
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "get"}) {
            HttpRequest request = get(server.url());
            request.method = method;
            request.body = "body";
            const auto came = sent(client, request);
            QVERIFY_RESULT(came);
            QCOMPARE(server.lastRequest().method, QByteArray(method));
            QCOMPARE(server.lastRequest().body, QByteArray("body"));
            QCOMPARE(server.lastRequest().count("content-length"), 1);
            QCOMPARE(server.lastRequest().count("transfer-encoding"), 0);
            QCOMPARE(server.lastRequest().count("content-type"), 0); // none is invented
        }
    }

    void sendsMethodsWithoutABody()
    {
        ScriptedServer server({Scripted::answer(200, "ok")});
        HttpClient client;
        for (const char *method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
            HttpRequest request = get(server.url());
            request.method = method;
            QVERIFY_RESULT(sent(client, request));
            QCOMPARE(server.lastRequest().method, QByteArray(method));
            QVERIFY(server.lastRequest().body.isEmpty());
        }
        QCOMPARE(server.requests().size(), 6);
    }

    void headHasNoBody()
    {
        ScriptedServer server(
            {Scripted::raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", Scripted::Then::KeepOpen)});
        HttpClient client;
        HttpRequest request = get(server.url());
        request.method = "HEAD";
        const auto came = sent(client, request);
        QVERIFY_RESULT(came);
        QCOMPARE(came->bodySize, 0);
    }

    void aStopEndsTheCallAndTheConnection()
    {
        ScriptedServer server; // never answers
        HttpClient client;
        std::stop_source stop;
        connect(&server, &ScriptedServer::requestCame, this, [&stop] { stop.request_stop(); });
        QVERIFY_ERROR(sent(client, get(server.url()), stop.get_token()), ErrorKind::Cancelled);
        QTRY_VERIFY(server.findChildren<QAbstractSocket *>().isEmpty());
    }

    void aStopBeforehandSendsNothing()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_ERROR(sent(client, get(server.url()), stop.get_token()), ErrorKind::Cancelled);
        QCOMPARE(server.connections(), 0);
    }

    void theClientMayGoFirst()
    {
        ScriptedServer server; // never answers
        auto client = std::make_unique<HttpClient>();
        connect(&server, &ScriptedServer::requestCame, this, [&client] { client.reset(); });
        auto task = client->send(get(server.url()), {});
        QVERIFY_ERROR(await(std::move(task)), ErrorKind::Abandoned);
    }
};

KEYDESK_TEST(HttpClientTest)
#include "httpclient.moc"
