// SPDX-License-Identifier: GPL-3.0-or-later
// Huge headers, a drip, a slow sink: each ends within its deadline, and memory stays where it was.
#include <QFile>
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

namespace {

/// Peak of the resident memory of this process, in KiB.
qint64 peakKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.sliced(6).trimmed().split(' ').first().toLongLong();
        }
    }
    return 0;
}

} // namespace

class WorkIsBounded : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hugeHeadersEndWithinTheDeadline()
    {
        for (const qsizetype size : {qsizetype(200 * 1024), qsizetype(3 * 1024 * 1024)}) {
            ScriptedServer server(
                {Scripted::raw("HTTP/1.1 200 OK\r\nX-Big: " + QByteArray(size, 'x') + "\r\nContent-Length: 2\r\n\r\nok",
                    Scripted::Then::KeepOpen)});
            HttpClient client;
            HttpRequest request;
            request.url = server.url();
            request.timeout = 2s;
            QElapsedTimer watch;
            watch.start();
            const auto came = await(client.send(request, {}));
            QVERIFY(!came); // Qt may drop them all and go on to the body
            QVERIFY(came.error().kind == ErrorKind::AnswerWithoutHeaders || came.error().kind == ErrorKind::TimedOut
                || came.error().kind == ErrorKind::ConnectionLost
                || came.error().kind == ErrorKind::NetworkUnavailable);
            QVERIFY2(watch.elapsed() < 4000, qPrintable(QString::number(watch.elapsed())));
        }
    }

    void headersOfAnHonestSizeAllCome()
    {
        ScriptedServer server({Scripted::raw(
            "HTTP/1.1 200 OK\r\nX-Big: " + QByteArray(32 * 1024, 'x') + "\r\nContent-Length: 2\r\n\r\nok")});
        HttpClient client;
        HttpRequest request;
        request.url = server.url();
        const auto came = await(client.send(request, {}));
        QVERIFY_RESULT(came);
        QCOMPARE(headerValue(came->head.headers, "x-big").size(), 32 * 1024);
        QCOMPARE(came->body, QByteArray("ok"));
    }

    void anAnswerWithoutAnyHeaderIsNotShown()
    {
        ScriptedServer server({Scripted::raw("HTTP/1.1 200 OK\r\n\r\nok")});
        HttpClient client;
        HttpRequest request;
        request.url = server.url();
        QVERIFY_ERROR(await(client.send(request, {})), ErrorKind::AnswerWithoutHeaders);
    }

    void manyHeadersEndWithinTheDeadline()
    {
        ScriptedServer server({Scripted::raw(
            "HTTP/1.1 200 OK\r\n" + QByteArray("X-A: b\r\n").repeated(30'000) + "Content-Length: 2\r\n\r\nok",
            Scripted::Then::KeepOpen)});
        HttpClient client;
        HttpRequest request;
        request.url = server.url();
        request.timeout = 3s;
        QElapsedTimer watch;
        watch.start();
        const auto came = await(client.send(request, {}));
        QVERIFY(!came);
        QVERIFY(came.error().kind != ErrorKind::Abandoned);
        QVERIFY2(watch.elapsed() < 10'000, qPrintable(QString::number(watch.elapsed())));
    }

    void aTokenEndpointHasLessThanHalfAMinute() { QVERIFY(TokenEndpoint::Timeout < 30s); }

    void aLargeBodyGoesThroughASinkWithoutStayingInMemory()
    {
        // The server makes the body piece by piece, so that only the client could pile it up.
        constexpr int Pieces = 300;
        Scripted answer = Scripted::raw("HTTP/1.1 200 OK\r\nServer: big\r\n\r\n");
        const QByteArray piece(256 * 1024, 'x'); // shared by all pieces
        for (int i = 0; i < Pieces; ++i) {
            answer.pieces.append({1ms, piece});
        }
        ScriptedServer server({answer});
        HttpClient client;
        HttpRequest request;
        request.url = server.url();
        qint64 size = 0;
        HttpSink sink;
        sink.onBody = [&size](QByteArrayView bytes) { size += bytes.size(); };
        const qint64 before = peakKiB();
        QVERIFY_RESULT(await(client.send(request, sink)));
        QCOMPARE(size, piece.size() * Pieces); // 75 MiB
        const qint64 more = peakKiB() - before;
        QVERIFY2(more < 32 * 1024, qPrintable(QStringLiteral("%1 KiB more").arg(more)));
    }
};

KEYDESK_TEST(WorkIsBounded)
#include "work_is_bounded.moc"
