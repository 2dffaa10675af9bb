// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/requestreader.h>
#include <support/testmain.h>

using namespace sandbox;
using Outcome = std::optional<std::variant<Request, Refusal>>;

namespace {

constexpr qsizetype Limit = 1000;

RequestReader reader()
{
    return RequestReader([](const Request &) { return Limit; });
}

// The first outcome of these bytes.
Outcome read(const QByteArray &bytes)
{
    RequestReader one = reader();
    one.append(bytes);
    return one.next();
}

QByteArray post(const QByteArray &headers, const QByteArray &rest)
{
    return "POST /p?q=1 HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n" + rest;
}

} // namespace

class RequestReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsLineHeadersAndBody()
    {
        const Outcome outcome = read(post("X-One:  a b \r\nContent-Length: 5\r\n", "hello"));
        QVERIFY(outcome);
        const auto &request = std::get<Request>(*outcome);
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.path, "/p");
        QCOMPARE(request.query, "q=1");
        QCOMPARE(request.header("x-ONE"), "a b");
        QCOMPARE(request.body, "hello");
        QVERIFY(request.keepsOpen);
    }

    void theSameWhateverThePiecesOfTheBytes()
    {
        const QByteArray bytes = post(
            "Transfer-Encoding: chunked\r\n", "3;extension=1\r\nabc\r\n00A\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n");
        for (qsizetype size : {qsizetype(1), qsizetype(2), qsizetype(7), bytes.size()}) {
            RequestReader one = reader();
            Outcome outcome;
            for (qsizetype at = 0; at < bytes.size(); at += size) {
                QVERIFY(!outcome);
                one.append(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
                outcome = one.next();
            }
            QVERIFY(outcome);
            QCOMPARE(std::get<Request>(*outcome).body, "abc0123456789");
            QCOMPARE(one.buffered(), qsizetype(0));
        }
    }

    void whatFollowsARequestStaysForTheNext()
    {
        RequestReader one = reader();
        one.append(post("Content-Length: 1\r\n", "x") + "\r\n" + post({}, {}) + "GET");
        QCOMPARE(std::get<Request>(*one.next()).body, "x");
        QCOMPARE(std::get<Request>(*one.next()).body, "");
        QVERIFY(!one.next());
        one.append(" /later HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(std::get<Request>(*one.next()).path, "/later");
    }

    void aTargetInAbsoluteFormLosesItsHost()
    {
        const Outcome outcome = read("GET http://h:1/a/b?c HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(std::get<Request>(*outcome).path, "/a/b");
        QCOMPARE(std::get<Request>(*read("GET http://h HTTP/1.1\r\nHost: h\r\n\r\n")).path, "/");
    }

    void versionsDecideWhetherTheConnectionStays()
    {
        QVERIFY(!std::get<Request>(*read("GET / HTTP/1.0\r\n\r\n")).keepsOpen);
        QVERIFY(!std::get<Request>(*read("GET / HTTP/1.1\r\nHost: h\r\nConnection: x, Close\r\n\r\n")).keepsOpen);
    }

    void aWaitingBodyIsAskedForOnce()
    {
        RequestReader one = reader();
        one.append(post("Expect: 100-Continue\r\nContent-Length: 2\r\n", {}));
        QVERIFY(!one.next());
        QVERIFY(one.takeContinueWanted());
        QVERIFY(!one.takeContinueWanted());
        one.append("ab");
        QVERIFY(one.next());
        RequestReader whole = reader();
        whole.append(post("Expect: 100-continue\r\nContent-Length: 2\r\n", "ab"));
        QVERIFY(whole.next());
        QVERIFY(!whole.takeContinueWanted()); // it came without being asked for
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row
            = [](const char *name, const QByteArray &bytes, int status) { QTest::newRow(name) << bytes << status; };
        row("no target", "GET\r\n\r\n", 400);
        row("spaces in the target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("control character", QByteArray("GET /\x01 HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
        row("method that is no token", "G@T / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("authority form", "CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("HTTP/2", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
        row("folded header", post("A: 1\r\n 2\r\n", {}), 400);
        row("space before the colon", post("A : 1\r\n", {}), 400);
        row("no colon", post("nonsense\r\n", {}), 400);
        row("bare CR in a value", post("A: 1\r2\r\n", {}), 400);
        row("bare LF in a value", post("A: 1\n B: 2\r\n", {}), 400);
        row("null in a value", post(QByteArray("A: 1\0\r\n", 7), {}), 400);
        row("length with a sign", post("Content-Length: +1\r\n", "x"), 400);
        row("empty length", post("Content-Length:\r\n", {}), 400);
        row("length past 64 bits", post("Content-Length: 99999999999999999999\r\n", {}), 400);
        row("two lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "xx"), 400);
        row("list of lengths", post("Content-Length: 1, 1\r\n", "x"), 400);
        row("length and chunks", post("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("unknown coding", post("Transfer-Encoding: gzip, chunked\r\n", {}), 501);
        row("chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", {}), 501);
        row("body too large", post("Content-Length: 1001\r\n", {}), 413);
        row("chunks too large", post("Transfer-Encoding: chunked\r\n", "3e8\r\n" + QByteArray(1000, 'x') + "\r\n1\r\n"),
            413);
        row("chunk without a size", post("Transfer-Encoding: chunked\r\n", "\r\n"), 400);
        row("chunk size with a prefix", post("Transfer-Encoding: chunked\r\n", "0x1\r\nx\r\n"), 400);
        row("negative chunk", post("Transfer-Encoding: chunked\r\n", "-1\r\nx\r\n"), 400);
        row("chunk longer than its size", post("Transfer-Encoding: chunked\r\n", "1\r\nxyz\r\n"), 400);
        row("endless chunk line", post("Transfer-Encoding: chunked\r\n", QByteArray(5000, '1')), 400);
        row("endless head", "GET / HTTP/1.1\r\n" + QByteArray(70'000, 'x'), 431);
        row("endless trailers", post("Transfer-Encoding: chunked\r\n", "0\r\n" + QByteArray(70'000, 'x')), 431);
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const Outcome outcome = read(bytes);
        QVERIFY(outcome);
        QVERIFY(std::holds_alternative<Refusal>(*outcome));
        QCOMPARE(std::get<Refusal>(*outcome).status, status);
        QVERIFY(!std::get<Refusal>(*outcome).reason.isEmpty());
    }

    void afterARefusalNothingIsRead()
    {
        RequestReader one = reader();
        one.append("nonsense\r\n\r\n" + post({}, {}));
        QVERIFY(std::holds_alternative<Refusal>(*one.next()));
        QVERIFY(!one.next());
    }
};

KEYDESK_TEST(RequestReaderTest)
#include "requestreader.moc"
