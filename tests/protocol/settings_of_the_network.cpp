// SPDX-License-Identifier: GPL-3.0-or-later
// The last section: what QNetworkAccessManager does unless told otherwise.
#include <support/await.h>
#include <support/certificates.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

namespace {

Result<HttpAnswer> got(HttpClient &client, const QUrl &url, const QString &authorityFile = {})
{
    HttpRequest request;
    request.route.authorityFile = authorityFile;
    request.url = url;
    request.authorizationScheme = "Bearer";
    request.credentials = std::make_shared<const Secret>(QByteArrayView("t0ken"));
    return await(client.send(std::move(request), {}));
}

} // namespace

class SettingsOfTheNetwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void redirectsAreAnswers()
    {
        ScriptedServer elsewhere({Scripted::answer(200)});
        ScriptedServer server(
            {Scripted::answer(302, "moved", "text/plain", "Location: " + elsewhere.url().toEncoded() + "\r\n")});
        HttpClient client;
        const auto came = got(client, server.url());
        QVERIFY_RESULT(came);
        QCOMPARE(came->head.status, 302);
        QCOMPARE(came->body, QByteArray("moved"));
        QCOMPARE(elsewhere.connections(), 0);
    }

    void cookiesAreNeitherKeptNorSent()
    {
        ScriptedServer server({Scripted::answer(200, {}, {}, "Set-Cookie: session=1; Path=/\r\n")});
        HttpClient client;
        QVERIFY_RESULT(got(client, server.url()));
        QVERIFY_RESULT(got(client, server.url()));
        QCOMPARE(server.lastRequest().count("cookie"), 0);
    }

    void nothingIsCached()
    {
        ScriptedServer server(
            {Scripted::answer(200, "a", "text/plain", "Cache-Control: max-age=3600\r\nETag: \"1\"\r\n")});
        HttpClient client;
        QVERIFY_RESULT(got(client, server.url()));
        QVERIFY_RESULT(got(client, server.url()));
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.lastRequest().count("if-none-match"), 0);
    }

    void oneNameAndOneOfEachHeader()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        QVERIFY_RESULT(got(client, server.url(QStringLiteral("/a%2Fb?x=%2B+1"))));
        const SeenRequest &request = server.lastRequest();
        QCOMPARE(request.header("user-agent"), QByteArray("Keydesk/" KEYDESK_VERSION));
        QCOMPARE(request.header("authorization"), QByteArray("Bearer t0ken"));
        QCOMPARE(request.target, QByteArray("/a%2Fb?x=%2B+1"));
        QCOMPARE(request.header("accept-language"), QByteArray("*")); // and not those of this machine
        for (const char *name :
            {"user-agent", "authorization", "host", "connection", "accept-encoding", "accept-language"}) {
            QCOMPARE(request.count(name), 1);
        }
        for (const char *name : {"upgrade", "http2-settings", "cache-control", "pragma"}) {
            QCOMPARE(request.count(name), 0);
        }
    }

    void aPathKeepsItsSlashes()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        for (const char *path : {"/", "//", "//a", "///a//b/", "/a//"}) {
            QVERIFY_RESULT(got(client, QUrl::fromEncoded(server.url(QString()).toEncoded() + path)));
            QCOMPARE(server.lastRequest().target, QByteArray(path));
        }
    }

    void aMethodThatSendsSomethingSaysHowMuch()
    {
        ScriptedServer server({Scripted::answer(200)});
        HttpClient client;
        for (const char *method : {"POST", "PUT", "PATCH"}) {
            HttpRequest request;
            request.method = method;
            request.url = server.url(QStringLiteral("/?a=1"));
            QVERIFY_RESULT(await(client.send(std::move(request), {})));
            QCOMPARE(server.lastRequest().target, QByteArray("/?a=1"));
            QCOMPARE(server.lastRequest().header("content-length"), QByteArray("0"));
            QCOMPARE(server.lastRequest().count("content-type"), 0);
        }
    }

    void anAnswerIsNotAnsweredWithCredentials()
    {
        for (const char *scheme :
            {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"n\", qop=\"auth\"", "Negotiate", "NTLM"}) {
            ScriptedServer server(
                {Scripted::answer(401, "no", "text/plain", QByteArray("WWW-Authenticate: ") + scheme + "\r\n")});
            HttpClient client;
            const auto came = got(client, server.url());
            QVERIFY_RESULT(came);
            QCOMPARE(came->head.status, 401);
            QCOMPARE(came->body, QByteArray("no"));
            QCOMPARE(headerValue(came->head.headers, "www-authenticate"), QByteArray(scheme));
            QCOMPARE(server.requests().size(), 1);
        }
    }

    void http2IsNotOffered()
    {
        Certificates certificates;
        QVERIFY(certificates.areMade());
        QSslConfiguration tls = certificates.good();
        tls.setAllowedNextProtocols({QSslConfiguration::ALPNProtocolHTTP2, "http/1.1"});
        ScriptedServer server({Scripted::answer(200, "ok")}, tls);
        HttpClient client;
        QVERIFY_RESULT(got(client, server.url(), certificates.authorityFile()));
        QVERIFY(server.received().startsWith("GET / HTTP/1.1\r\n"));
    }

    void aConnectionIsUsedAgain()
    {
        ScriptedServer server({Scripted::answer(200, "ok")});
        HttpClient client;
        for (int i = 0; i < 5; ++i) {
            QVERIFY_RESULT(got(client, server.url()));
        }
        QCOMPARE(server.connections(), 1);
    }
};

KEYDESK_TEST(SettingsOfTheNetwork)
#include "settings_of_the_network.moc"
