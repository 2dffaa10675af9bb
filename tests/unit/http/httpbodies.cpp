// SPDX-License-Identifier: GPL-3.0-or-later
// How bodies come in: in memory, into a sink, compressed, cut short, too large.
#include <http/httpclient.h>
#include <http/inflater.h>
#include <support/await.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>
#include <zlib.h>

using namespace std::chrono_literals;

namespace {

QByteArray gzip(const QByteArray &plain)
{
    // qCompress() is a length and a zlib stream; the checks of gzip's own trailer are tested with Inflater.
    return qCompress(plain, 9).sliced(4);
}

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

} // namespace

class HttpBodiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unpacksWhatIsCompressed()
    {
        const QByteArray plain = QByteArray("{\"rows\":[1,2,3]}").repeated(1000);
        ScriptedServer server(
            {Scripted::answer(200, gzip(plain), "application/json", "Content-Encoding: deflate\r\n")});
        HttpClient client;
        const auto came = await(client.send(get(server.url()), {}));
        QVERIFY_RESULT(came);
        QVERIFY(came->body == plain);
        QCOMPARE(came->bodySize, plain.size());
        QCOMPARE(server.lastRequest().header("accept-encoding"), QByteArray("gzip, deflate"));
    }

    void aBodyInAnUnknownCodingStaysAsItIs()
    {
        ScriptedServer server({Scripted::answer(200, "raw", "text/plain", "Content-Encoding: br\r\n")});
        HttpClient client;
        QCOMPARE(await(client.send(get(server.url()), {}))->body, QByteArray("raw"));
    }

    void damagedCompressionIsAnErrorOfItsOwn()
    {
        ScriptedServer server({Scripted::answer(200, "not compressed", "text/plain", "Content-Encoding: gzip\r\n")});
        HttpClient client;
        QVERIFY_ERROR(await(client.send(get(server.url()), {})), ErrorKind::AnswerDecodingFailed);
        server.setAnswers({Scripted::answer(
            200, gzip(QByteArray(5000, 'x')).chopped(3), "text/plain", "Content-Encoding: deflate\r\n")});
        QVERIFY_ERROR(await(client.send(get(server.url()), {})), ErrorKind::AnswerDecodingFailed);
    }

    void aBombIsRefused()
    {
        ScriptedServer server({Scripted::answer(200, gzip(QByteArray(Inflater::FreeOutput + 1024 * 1024, ' ')),
            "application/json", "Content-Encoding: deflate\r\n")});
        HttpClient client;
        HttpRequest request = get(server.url());
        request.maxBody = 256LL * 1024 * 1024; // otherwise it is just too large
        QVERIFY_ERROR(await(client.send(request, {})), ErrorKind::AnswerExpandsTooFar);
    }

    void memoryHasALimit()
    {
        ScriptedServer server({Scripted::raw("HTTP/1.1 200 OK\r\nServer: big\r\n\r\n" + QByteArray(3000, 'x'))});
        HttpClient client;
        HttpRequest request = get(server.url());
        request.maxBody = 2000;
        const auto came = await(client.send(request, {}));
        QVERIFY_ERROR(came, ErrorKind::AnswerTooLarge);
        QCOMPARE(came.error().arguments, QStringList{QStringLiteral("2000")});
        server.setAnswers({Scripted::answer(200, QByteArray(2000, 'x'))});
        QCOMPARE(await(client.send(request, {}))->bodySize, 2000);
    }

    void anAnnouncedSizeBeyondTheLimitIsRefusedAtOnce()
    {
        ScriptedServer server(
            {Scripted::raw("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n", Scripted::Then::KeepOpen)});
        HttpClient client;
        QVERIFY_ERROR(await(client.send(get(server.url()), {})), ErrorKind::AnswerTooLarge);
    }

    void aSinkGetsEveryByteInOrderAndNothingStaysInMemory()
    {
        QByteArray plain;
        for (int i = 0; i < 400'000; ++i) {
            plain += QByteArray::number(i) + '\n';
        }
        ScriptedServer server({Scripted::answer(200, plain, "text/plain")});
        HttpClient client;
        QByteArray got;
        int heads = 0;
        qint64 received = 0;
        HttpSink sink;
        sink.onHead = [&](const HttpHead &head) {
            ++heads;
            return head.status == 200;
        };
        sink.onBody = [&](QByteArrayView piece) { got += piece; };
        sink.onProgress = [&](qint64 now, qint64 total) {
            QVERIFY(now > received);
            QCOMPARE(total, plain.size());
            received = now;
        };
        HttpRequest request = get(server.url());
        request.maxBody = 10; // of memory; a sink has no limit
        const auto came = await(client.send(request, sink));
        QVERIFY_RESULT(came);
        QCOMPARE(heads, 1);
        QVERIFY(got == plain);
        QVERIFY(came->body.isEmpty());
        QCOMPARE(came->bodySize, plain.size());
        QCOMPARE(received, plain.size());
    }

    void aSinkMayDeclineABody()
    {
        ScriptedServer server({Scripted::answer(401, "who")});
        HttpClient client;
        HttpSink sink;
        sink.onHead = [](const HttpHead &) { return false; };
        sink.onBody = [](QByteArrayView) { QFAIL("not wanted"); };
        QCOMPARE(await(client.send(get(server.url()), sink))->body, QByteArray("who"));
    }

    void aCutBodyIsALostConnection()
    {
        QFETCH(QByteArray, answer);
        ScriptedServer server({Scripted::raw(answer)});
        HttpClient client;
        QVERIFY_ERROR(await(client.send(get(server.url()), {})), ErrorKind::ConnectionLost);
    }
    void aCutBodyIsALostConnection_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
        QTest::newRow("headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("nothing") << QByteArray();
    }

    void chunksAreJoined()
    {
        ScriptedServer server(
            {Scripted::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n")});
        HttpClient client;
        QCOMPARE(await(client.send(get(server.url()), {}))->body, QByteArray("hello!"));
    }

    void interimAnswersAreSkipped()
    {
        ScriptedServer server(
            {Scripted::raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")});
        HttpClient client;
        const auto came = await(client.send(get(server.url()), {}));
        QVERIFY_RESULT(came);
        QCOMPARE(came->head.status, 200);
        QCOMPARE(came->body, QByteArray("ok"));
    }

    void setCookieHeadersStayApart()
    {
        ScriptedServer server({Scripted::answer(200, {}, {}, "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n")});
        HttpClient client;
        const auto came = await(client.send(get(server.url()), {}));
        QCOMPARE(headerValues(came->head.headers, "set-cookie"), (QList<QByteArray>{"a=1", "b=2"}));
    }
};

KEYDESK_TEST(HttpBodiesTest)
#include "httpbodies.moc"
