// SPDX-License-Identifier: GPL-3.0-or-later
// Point 16: DNS, connection refused, TLS (p16_tls), proxy and time-out are five different things.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

namespace {

Result<HttpAnswer> got(
    HttpClient &client, const QUrl &url, std::chrono::milliseconds timeout = 20s, const ProxyChoice &proxy = {})
{
    HttpRequest request;
    request.url = url;
    request.timeout = timeout;
    request.route.proxy = proxy;
    return await(client.send(std::move(request), {}));
}

ProxyChoice at(const QUrl &proxy)
{
    return *ProxyChoice::manual(proxy.host(), proxy.port());
}

} // namespace

class NetworkFailures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameThatDoesNotExist()
    {
        HttpClient client;
        const auto failed = got(client, QUrl(QStringLiteral("https://does-not-exist.invalid/x")));
        QVERIFY_ERROR(failed, ErrorKind::HostNotFound);
        QCOMPARE(failed.error().arguments, QStringList{QStringLiteral("does-not-exist.invalid")});
    }

    void nobodyListens()
    {
        const QUrl url = ScriptedServer().url(); // closed again
        HttpClient client;
        const auto failed = got(client, url);
        QVERIFY_ERROR(failed, ErrorKind::ConnectionRefused);
        QCOMPARE(failed.error().arguments, QStringList{QStringLiteral("127.0.0.1:%1").arg(url.port())});
    }

    void theConnectionIsCut()
    {
        ScriptedServer server({Scripted::raw("", Scripted::Then::Reset)});
        HttpClient client;
        QVERIFY_ERROR(got(client, server.url()), ErrorKind::ConnectionLost);
    }

    void aProxyThatIsNotThere()
    {
        const QUrl gone = ScriptedServer().url();
        HttpClient client;
        const auto failed = got(client, QUrl(QStringLiteral("https://api.example/x")), 20s, at(gone));
        QVERIFY_ERROR(failed, ErrorKind::ProxyRefused);
        QCOMPARE(failed.error().arguments.first(), QStringLiteral("127.0.0.1"));
    }

    void aProxyThatAsksForAPassword()
    {
        ScriptedServer proxy({Scripted::answer(407, "", "text/plain", "Proxy-Authenticate: Basic realm=\"p\"\r\n")});
        HttpClient client;
        const auto failed = got(client, QUrl(QStringLiteral("https://api.example/x")), 20s, at(proxy.url()));
        QVERIFY_ERROR(failed, ErrorKind::ProxyWantsPassword);
        QCOMPARE(failed.error().arguments, QStringList{QStringLiteral("127.0.0.1")});
        QVERIFY(proxy.requests().size() >= 1);
        QCOMPARE(proxy.lastRequest().method, QByteArray("CONNECT"));
        QVERIFY(!proxy.received().contains("GET /x"));
    }

    void eachRequestTakesItsOwnProxy()
    {
        const Scripted closed = Scripted::answer(403, "", "text/plain").closing();
        ScriptedServer one({closed});
        ScriptedServer other({closed});
        HttpClient client;
        const QUrl url(QStringLiteral("https://does-not-exist.invalid/x"));
        for (const ScriptedServer *proxy : {&one, &other, &one}) {
            const auto failed = got(client, url, 20s, at(proxy->url()));
            QVERIFY_ERROR(failed, ErrorKind::ProxyRefused);
            QCOMPARE(failed.error().arguments.first(), QStringLiteral("127.0.0.1"));
        }
        QCOMPARE(one.requests().size(), 2);
        QCOMPARE(other.requests().size(), 1);
        QCOMPARE(one.lastRequest().target, QByteArray("does-not-exist.invalid:443"));
        QVERIFY_ERROR(got(client, url, 20s, ProxyChoice::none()), ErrorKind::HostNotFound);
        QCOMPARE(one.requests().size() + other.requests().size(), 3);
    }

    void loopbackTakesNoProxy()
    {
        const QUrl gone = ScriptedServer().url();
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        QVERIFY_RESULT(got(client, server.url(), 20s, at(gone)));
    }

    void theDeadlineIsForEverything()
    {
        QFETCH(Scripted, answer);
        ScriptedServer server({answer});
        HttpClient client;
        QElapsedTimer watch;
        watch.start();
        const auto failed = got(client, server.url(), 600ms);
        QVERIFY_ERROR(failed, ErrorKind::TimedOut);
        QCOMPARE(failed.error().arguments, (QStringList{QStringLiteral("127.0.0.1"), QStringLiteral("0.6")}));
        QVERIFY2(watch.elapsed() >= 500 && watch.elapsed() < 5000, qPrintable(QString::number(watch.elapsed())));
    }
    void theDeadlineIsForEverything_data()
    {
        QTest::addColumn<Scripted>("answer");
        QTest::newRow("no answer") << Scripted::silence();
        QTest::newRow("half a head") << Scripted::raw("HTTP/1.1 200 OK\r\nContent-", Scripted::Then::KeepOpen);
        QTest::newRow("half a body") << Scripted::raw(
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", Scripted::Then::KeepOpen);
        QTest::newRow("a byte now and then")
            << Scripted::drip("HTTP/1.1 200 OK\r\nServer: slow\r\n\r\n", QByteArray(1000, ' '), 50ms);
        QTest::newRow("a header byte now and then")
            << Scripted::drip("HTTP/1.1 200 OK\r\nX: ", QByteArray(1000, 'x'), 50ms);
    }
};

KEYDESK_TEST(NetworkFailures)
#include "p16_network_failures.moc"
