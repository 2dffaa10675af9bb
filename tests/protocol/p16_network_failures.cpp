// SPDX-License-Identifier: GPL-3.0-or-later
// Point 16: DNS, connection refused, TLS (p16_tls), proxy and time-out are five different things.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

namespace {

Result<HttpAnswer> got(HttpClient &client, const QUrl &url, std::chrono::milliseconds timeout = 20s)
{
    HttpRequest request;
    request.url = url;
    request.timeout = timeout;
    return await(client.send(std::move(request), {}));
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
        HttpClient client(
            {{ProxyChoice::Use::Manual, QStringLiteral("127.0.0.1"), static_cast<quint16>(gone.port())}, {}});
        const auto failed = got(client, QUrl(QStringLiteral("https://api.example/x")));
        QVERIFY_ERROR(failed, ErrorKind::ProxyRefused);
        QCOMPARE(failed.error().arguments.first(), QStringLiteral("127.0.0.1"));
    }

    void aProxyThatAsksForAPassword()
    {
        ScriptedServer proxy({Scripted::answer(407, "", "text/plain", "Proxy-Authenticate: Basic realm=\"p\"\r\n")});
        HttpClient client({{ProxyChoice::Use::Manual, QStringLiteral("127.0.0.1"), proxy.serverPort()}, {}});
        QVERIFY_ERROR(got(client, QUrl(QStringLiteral("https://api.example/x"))), ErrorKind::ProxyRefused);
        QVERIFY(proxy.requests().size() >= 1);
        QCOMPARE(proxy.lastRequest().method, QByteArray("CONNECT"));
        QVERIFY(!proxy.received().contains("GET /x"));
    }

    void loopbackTakesNoProxy()
    {
        const QUrl gone = ScriptedServer().url();
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client(
            {{ProxyChoice::Use::Manual, QStringLiteral("127.0.0.1"), static_cast<quint16>(gone.port())}, {}});
        QVERIFY_RESULT(got(client, server.url()));
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
        QTest::newRow("a byte now and then") << Scripted::drip("HTTP/1.1 200 OK\r\n\r\n", QByteArray(1000, ' '), 50ms);
        QTest::newRow("a header byte now and then")
            << Scripted::drip("HTTP/1.1 200 OK\r\nX: ", QByteArray(1000, 'x'), 50ms);
    }
};

KEYDESK_TEST(NetworkFailures)
#include "p16_network_failures.moc"
