// SPDX-License-Identifier: GPL-3.0-or-later
// Point 4: discovery asks where the issuer says, believes only what is the issuer's own, and has the limits of a token
// request.
#include <http/httpclient.h>
#include <oauth/discovery.h>
#include <support/await.h>
#include <support/certificates.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>

using namespace std::chrono_literals;

namespace {

const QString Realm = QStringLiteral("/realms/sellytics");

struct Setting {
    explicit Setting(const QList<Scripted> &answers = {})
        : server(answers)
    {
    }
    QByteArray issuer() const { return server.url(Realm).toEncoded(); }
    QByteArray document() const
    {
        return R"({"issuer":")" + issuer() + R"(","token_endpoint":")" + issuer()
            + R"(/protocol/openid-connect/token",)"
              R"("token_endpoint_auth_methods_supported":["client_secret_post"]})";
    }
    Result<DiscoveredEndpoint> discover(const QString &below = {}, std::stop_token stop = {})
    {
        return await(discovery.discover(*Issuer::parse(QString::fromLatin1(issuer()) + below), {}, stop));
    }

    ScriptedServer server;
    HttpClient http;
    Discovery discovery{http};
};

} // namespace

class DiscoveryOnTheWire : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneQuestionThatHoldsNothingOfOurs()
    {
        Setting setting;
        setting.server.setAnswers({Scripted::answer(200, setting.document(), "application/json;charset=UTF-8")});
        for (const QString &ending : {QString(), QStringLiteral("/")}) {
            const auto found = setting.discover(ending);
            QVERIFY_RESULT(found);
            QCOMPARE(found->tokenEndpoint.url(),
                setting.server.url(Realm + QStringLiteral("/protocol/openid-connect/token")));
            QVERIFY(found->onlyMethod() == ClientAuthentication::Post);
            const SeenRequest asked = setting.server.lastRequest();
            QCOMPARE(asked.method, QByteArray("GET"));
            QCOMPARE(asked.target, QByteArray("/realms/sellytics/.well-known/openid-configuration"));
            QCOMPARE(asked.header("Accept"), QByteArray("application/json"));
            for (const char *header : {"Authorization", "Cookie", "Referer"}) {
                QCOMPARE(asked.count(header), 0);
            }
            QVERIFY(asked.body.isEmpty());
        }
        QCOMPARE(setting.server.requests().size(), 2);
    }

    void noRedirectIsFollowed()
    {
        ScriptedServer elsewhere({Scripted::answer(200, "{}")});
        for (const int status : {301, 302, 303, 307, 308}) {
            const QByteArray location
                = "Location: " + elsewhere.url(QStringLiteral("/x"), QStringLiteral("localhost")).toEncoded() + "\r\n";
            Setting setting({Scripted::answer(status, "moved", "text/plain", location)});
            const auto refused = setting.discover();
            QVERIFY_ERROR(refused, ErrorKind::DiscoveryRedirects);
            QCOMPARE(refused.error().arguments, (QStringList{QString::number(status), QStringLiteral("localhost")}));
            QCOMPARE(setting.server.requests().size(), 1);
        }
        QCOMPARE(elsewhere.connections(), 0);
    }

    void anAnswerThatIsNoDocumentSaysWhatItIs()
    {
        Setting setting({Scripted::answer(404, R"({"error":"Realm does not exist"})")});
        const auto missing = setting.discover();
        QVERIFY_ERROR(missing, ErrorKind::DiscoveryMissing);
        QCOMPARE(missing.error().arguments,
            (QStringList{QStringLiteral("404"),
                QString::fromLatin1(setting.issuer()) + QStringLiteral("/.well-known/openid-configuration")}));
        QCOMPARE(missing.error().raw, QByteArray(R"({"error":"Realm does not exist"})"));
        setting.server.setAnswers({Scripted::answer(503)});
        QVERIFY_ERROR(setting.discover(), ErrorKind::DiscoveryMissing);
        setting.server.setAnswers({Scripted::caseFile(QStringLiteral("tk-html-200.raw"))});
        const auto page = setting.discover();
        QVERIFY_ERROR(page, ErrorKind::DiscoveryNotJson);
        QCOMPARE(page.error().arguments, (QStringList{QStringLiteral("200"), QStringLiteral("text/html")}));
        setting.server.setAnswers({Scripted::answer(200, setting.document().chopped(9))});
        QVERIFY_ERROR(setting.discover(), ErrorKind::DiscoveryMalformed);
        setting.server.setAnswers({Scripted::raw("SSH-2.0-OpenSSH_9.2\r\n\r\n")});
        const auto garbage = setting.discover();
        QVERIFY(!garbage && garbage.error().kind != ErrorKind::DiscoveryMissing);
    }

    void anotherIssuersDocumentIsNotBelieved()
    {
        Setting setting;
        QByteArray document = setting.document();
        document.replace("127.0.0.1", "localhost");
        setting.server.setAnswers({Scripted::answer(200, document)});
        const auto refused = setting.discover();
        QVERIFY_ERROR(refused, ErrorKind::DiscoveryOtherIssuer);
        QVERIFY(refused.error().arguments.at(1).contains(QStringLiteral("localhost")));
    }

    /// No secret was sent, so none can be in it; what names a token is kept back all the same.
    void aDocumentThatIsNotBelievedCanBeLookedAt()
    {
        Setting setting;
        QByteArray document = setting.document();
        document.replace("127.0.0.1", "localhost");
        setting.server.setAnswers({Scripted::answer(200, document)});
        const auto refused = setting.discover();
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().raw, document);
        const QByteArray cut = setting.document().chopped(9);
        setting.server.setAnswers({Scripted::answer(200, cut)});
        const auto malformed = setting.discover();
        QVERIFY(!malformed.has_value());
        QCOMPARE(malformed.error().raw, cut);
        setting.server.setAnswers({Scripted::answer(200, R"({"access_token":"abc"})")});
        const auto token = setting.discover();
        QVERIFY(!token.has_value());
        QCOMPARE(token.error().raw, QByteArray());
    }

    void aLargeDocumentIsNotRead()
    {
        Setting setting;
        QByteArray document = setting.document();
        document.insert(1, QByteArray(Discovery::MaxBytes - document.size(), ' '));
        setting.server.setAnswers({Scripted::answer(200, document)});
        QVERIFY_RESULT(setting.discover());
        document.insert(1, ' ');
        setting.server.setAnswers({Scripted::answer(200, document)});
        QVERIFY_ERROR(setting.discover(), ErrorKind::DiscoveryMalformed);
        // And without saying so before.
        setting.server.setAnswers(
            {Scripted::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + QByteArray(10'000'000, ' '))});
        QVERIFY_ERROR(setting.discover(), ErrorKind::DiscoveryMalformed);
    }

    void whoNeverAnswersIsNotWaitedForLonger()
    {
        for (const Scripted &answer : {Scripted::silence(),
                 Scripted::drip("HTTP/1.1 200 OK\r\nServer: slow\r\n\r\n", QByteArray(1000, ' '), 50ms)}) {
            Setting setting({answer});
            Discovery impatient(setting.http, 400ms);
            const auto issuer = Issuer::parse(QString::fromLatin1(setting.issuer()));
            QVERIFY_RESULT(issuer);
            QVERIFY_ERROR(await(impatient.discover(*issuer, {})), ErrorKind::TimedOut);
            QCOMPARE(setting.server.requests().size(), 1);
        }
    }

    void whoWithdrawsGetsAnEndingAtOnce()
    {
        Setting setting({Scripted::silence()});
        std::stop_source stop;
        connect(&setting.server, &ScriptedServer::requestCame, this, [&stop] { stop.request_stop(); });
        QVERIFY_ERROR(setting.discover({}, stop.get_token()), ErrorKind::Cancelled);
    }

    void tlsIsVerified()
    {
        // Signed by an authority that nobody here trusts.
        const Certificates certificates;
        QVERIFY(certificates.areMade());
        ScriptedServer server({Scripted::answer(200, "{}")}, certificates.good());
        HttpClient http;
        Discovery discovery(http);
        const auto issuer = Issuer::parse(server.url(Realm).toString());
        QVERIFY_RESULT(issuer);
        QVERIFY_ERROR(await(discovery.discover(*issuer, {})), ErrorKind::TlsFailed);
        QVERIFY(server.requests().isEmpty());
    }
};

KEYDESK_TEST(DiscoveryOnTheWire)
#include "p04_discovery.moc"
