// SPDX-License-Identifier: GPL-3.0-or-later
// The times of an exchange: what Qt tells and no more, on new and kept connections; connections are counted at the server.
#include <atomic>
#include <dlfcn.h>
#include <netdb.h>
#include <QSemaphore>
#include <support/await.h>
#include <support/certificates.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;
using Known = StageTime::Known;

namespace {

/// How long the next look-ups of a name take: a resolver far away, which no test can have.
std::atomic<std::chrono::milliseconds> lookupTakes{0ms};
std::atomic<int> lookups{0};

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

StageTime stage(const ExchangeTimes &times, Stage wanted)
{
    return stagesOf(times).at(static_cast<int>(wanted));
}

} // namespace

// In place of the C library's, for the whole of this program; Qt calls it on a thread of its own.
extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **found)
{
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto original = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
    ++lookups;
    if (const auto takes = lookupTakes.load(); takes > 0ms) {
        QSemaphore nothing;
        nothing.tryAcquire(1, static_cast<int>(takes.count()));
    }
    return original(node, service, hints, found);
}

class WhereTimeGoes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_certificates.areMade()); }
    void cleanup() { lookupTakes = 0ms; }

    void aSlowLookupIsTheLookups()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        lookupTakes = 150ms;
        lookups = 0;
        const auto came = await(client.send(get(server.url(QStringLiteral("/"), QStringLiteral("localhost"))), {}));
        QVERIFY_RESULT(came);
        QVERIFY(lookups > 0); // this program's own function was asked
        const StageTime lookup = stage(came->times, Stage::Lookup);
        QCOMPARE(lookup.known, Known::Measured);
        QVERIFY2(lookup.took >= 150ms, qPrintable(QString::number(lookup.took.count())));
        const StageTime connect = stage(came->times, Stage::Connect);
        QCOMPARE(connect.known, Known::Measured);
        QVERIFY2(connect.took < 150ms, qPrintable(QString::number(connect.took.count())));
    }

    void anAddressNeedsNone()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        const auto came = await(client.send(get(server.url()), {}));
        QVERIFY_RESULT(came);
        QCOMPARE(stage(came->times, Stage::Lookup).known, Known::NotNeeded);
        QCOMPARE(stage(came->times, Stage::Tls).known, Known::NotNeeded);
    }

    void waitAndDownloadArePausesOfTheServer()
    {
        ScriptedServer server;
        Scripted answer;
        answer.pieces = {{120ms, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc"}, {80ms, "def"}};
        server.setAnswers({answer});
        HttpClient client;
        const auto came = await(client.send(get(server.url()), {}));
        QVERIFY_RESULT(came);
        const StageTime wait = stage(came->times, Stage::Wait);
        const StageTime download = stage(came->times, Stage::Download);
        QVERIFY2(wait.took >= 115ms, qPrintable(QString::number(wait.took.count())));
        QVERIFY2(download.took >= 75ms, qPrintable(QString::number(download.took.count())));
        QCOMPARE(download.start + download.took, came->times.ended);
    }

    void tlsIsPartOfConnecting()
    {
        ScriptedServer server({Scripted::answer(200)}, m_certificates.good());
        HttpClient client;
        HttpRequest request = get(server.url());
        request.route.authorityFile = m_certificates.authorityFile();
        const auto first = await(client.send(request, {}));
        const auto second = await(client.send(request, {}));
        QVERIFY_RESULT(first);
        QVERIFY_RESULT(second);
        QCOMPARE(stage(first->times, Stage::Connect).known, Known::Measured);
        QVERIFY(stage(first->times, Stage::Connect).took > 0us);
        QCOMPARE(stage(first->times, Stage::Tls).known, Known::WithBefore);
        QCOMPARE(stage(first->times, Stage::Send).known, Known::Measured);
        QCOMPARE(stage(second->times, Stage::Connect).known, Known::NotNeeded);
        QCOMPARE(stage(second->times, Stage::Tls).known, Known::NotNeeded);
        QCOMPARE(server.connections(), 1);
    }

    void aKeptConnectionIsSaidToBeOne()
    {
        // Said beforehand: on a connection that ends unannounced Qt connects anew without telling.
        const Scripted last = Scripted::answer(200, {}, {}, "Connection: close\r\n").closing();
        ScriptedServer server({Scripted::answer(200), last, Scripted::answer(200)});
        HttpClient client;
        QList<bool> connected;
        for (int i = 0; i < 4; ++i) {
            const auto came = await(client.send(get(server.url()), {}));
            QVERIFY_RESULT(came);
            connected.append(came->times.connecting.has_value());
        }
        QCOMPARE(connected, (QList<bool>{true, false, true, false}));
        QCOMPARE(server.connections(), 2); // as many as were said to be new
    }

    void whatMayHaveWaitedInLineIsNotTimed()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        std::vector<Task<Result<HttpAnswer>>> tasks;
        for (int i = 0; i < 8; ++i) {
            tasks.push_back(client.send(get(server.url()), {}));
        }
        QList<bool> queued;
        for (auto &task : tasks) {
            const auto came = await(std::move(task));
            QVERIFY_RESULT(came);
            queued.append(came->times.mayHaveQueued);
        }
        QCOMPARE(queued, (QList<bool>{false, false, false, false, false, false, true, true}));
        QVERIFY(server.connections() <= 6);
        const auto alone = await(client.send(get(server.url()), {}));
        QVERIFY_RESULT(alone);
        QVERIFY(!alone->times.mayHaveQueued); // those before are over
    }

    void behindAProxyTheLookupIsTheProxys()
    {
        // The proxy answers in place of the host that it was asked to reach.
        ScriptedServer proxy({Scripted::answer(200, "{}")});
        HttpClient client;
        HttpRequest request = get(QUrl(QStringLiteral("http://does-not-exist.invalid/")));
        request.route.proxy = *ProxyChoice::manual(u"127.0.0.1", proxy.serverPort());
        const auto came = await(client.send(std::move(request), {}));
        QVERIFY_RESULT(came);
        QCOMPARE(came->times.naming, ExchangeTimes::Naming::ByProxy);
        QCOMPARE(stage(came->times, Stage::Lookup).known, Known::NotKnown);
    }

private:
    Certificates m_certificates;
};
KEYDESK_TEST(WhereTimeGoes)

#include "where_time_goes.moc"
