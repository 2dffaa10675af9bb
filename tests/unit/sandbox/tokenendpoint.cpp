// SPDX-License-Identifier: GPL-3.0-or-later
// The practice token endpoint, row by row as a real Keycloak was seen to answer.
#include <support/testmain.h>
#include <unit/sandbox/wire.h>

namespace {

const QByteArray Grant = "grant_type=client_credentials&";
const QByteArray Good = Grant + "client_id=key-good&client_secret=secret-good";
const QByteArray AwkwardEncoded = "a%3Ab%25c%2Bd%2Fe%3Df%26g+h%C3%A9";
const QByteArray Awkward = "a:b%c+d/e=f&g h\xc3\xa9";

QByteArray basic(const QByteArray &pair)
{
    return "Authorization: Basic " + pair.toBase64() + "\r\n";
}

QByteArray asClient(const QByteArray &name)
{
    return Grant + "client_id=key-" + name + "&client_secret=secret-" + name;
}

} // namespace

class TokenEndpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_sandbox = std::make_unique<RunningSandbox>(); }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        const auto row = [](const char *name, const QByteArray &form, const QByteArray &headers, int status,
                             const char *error = "", const char *description = "") {
            QTest::newRow(name) << form << headers << status << QString::fromLatin1(error)
                                << QString::fromLatin1(description);
        };
        constexpr auto Invalid = "Invalid client or Invalid client credentials";
        row("post", Good, {}, 200);
        row("basic", Grant, basic("key-good:secret-good"), 200);
        row("awkward, post", Grant + "client_id=key%3A%25%2B%2F%3D%26+%C3%A9&client_secret=" + AwkwardEncoded, {}, 200);
        row("awkward, basic", Grant, basic("key%3A%25%2B%2F%3D%26+%C3%A9:" + AwkwardEncoded), 200);
        row("awkward, basic not encoded", Grant, basic("key-awkward-secret:" + Awkward), 400, "unauthorized_client",
            "Unexpected error when authenticating client");
        row("wrong secret", Grant + "client_id=key-good&client_secret=x", {}, 401, "unauthorized_client", Invalid);
        row("wrong secret, basic", Grant, basic("key-good:x"), 401, "unauthorized_client", Invalid);
        row("no secret", Grant + "client_id=key-good", {}, 401, "unauthorized_client", Invalid);
        row("expired secret", asClient("expired"), {}, 401, "unauthorized_client", Invalid);
        row("bearer only", asClient("bearer-only"), {}, 401, "unauthorized_client", Invalid);
        row("no UTF-8", Grant + "client_id=key-good&client_secret=%FF%FE", {}, 401, "unauthorized_client", Invalid);
        row("unknown client", asClient("unknown"), {}, 401, "invalid_client", Invalid);
        row("disabled client", asClient("disabled"), {}, 401, "invalid_client", Invalid);
        row("no credentials", Grant, {}, 401, "invalid_client", Invalid);
        row("basic without a colon", Grant, basic("key-good"), 401, "invalid_client", Invalid);
        row("client id of 10 KB", Grant + "client_secret=x&client_id=" + QByteArray(10'240, 'k'), {}, 401,
            "invalid_client", Invalid);
        row("X.509", asClient("x509"), {}, 401, "invalid_client", Invalid);
        row("service accounts off", asClient("no-service-account"), {}, 401, "unauthorized_client",
            "Client not enabled to retrieve service account");
        row("public client", Grant + "client_id=key-public", {}, 401, "unauthorized_client",
            "Public client not allowed to retrieve service account");
        row("scope not allowed", asClient("no-scope") + "&scope=sellytics-data-api", {}, 400, "invalid_scope",
            "Invalid scopes: sellytics-data-api");
        row("scope unknown", Good + "&scope=nope+sellytics-data-api", {}, 400, "invalid_scope",
            "Invalid scopes: nope sellytics-data-api");
        row("scope empty", Good + "&scope=", {}, 400, "invalid_scope", "Invalid scopes: ");
        row("private_key_jwt", Grant + "client_id=key-jwt", {}, 400, "invalid_client",
            "Parameter client_assertion_type is missing");
        row("client_secret_jwt", asClient("secret-jwt"), {}, 400, "invalid_client",
            "Parameter client_assertion_type is missing");
        row("DPoP", asClient("dpop"), {}, 400, "invalid_request", "DPoP proof is missing");
        row("rotated, new", Grant + "client_id=key-rotates&client_secret=secret-rotates-new", {}, 200);
        row("rotated, old", Grant + "client_id=key-rotates&client_secret=secret-rotates-old", {}, 200);
        row("no grant type", "client_id=key-good&client_secret=secret-good", {}, 400, "invalid_request",
            "Missing form parameter: grant_type");
        row("unknown grant", "grant_type=nope&client_id=key-good&client_secret=x", {}, 400, "unsupported_grant_type",
            "Unsupported grant_type");
        row("parameter twice", Good + "&client_id=key-good", {}, 400, "invalid_request", "duplicated parameter");
        row("twice and wrong", Grant + Grant + "client_id=key-good&client_secret=x", {}, 401, "unauthorized_client",
            Invalid);
        row("both, body right", Good, basic("key-good:x"), 200);
        row("both, body wrong", Grant + "client_id=key-good&client_secret=x", basic("key-good:secret-good"), 401,
            "unauthorized_client", Invalid);
    }

    void answers()
    {
        QFETCH(QByteArray, form);
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(QString, error);
        QFETCH(QString, description);
        const WireAnswer answer = m_sandbox->askToken(form, headers);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("Content-Type"), "application/json");
        QCOMPARE(answer.header("Cache-Control"), "no-store");
        QVERIFY(answer.header("WWW-Authenticate").isEmpty()); // never, as seen
        QCOMPARE(answer.json().value(QLatin1String("error")).toString(), error);
        QCOMPARE(answer.json().value(QLatin1String("error_description")).toString(), description);
        QCOMPARE(answer.json().contains(QLatin1String("access_token")), status == 200);
    }

    void theFieldsOfAGrant()
    {
        const QJsonObject good = m_sandbox->askTokenFor("good").json();
        QStringList names = good.keys();
        QCOMPARE(names,
            (QStringList{QStringLiteral("access_token"), QStringLiteral("expires_in"),
                QStringLiteral("not-before-policy"), QStringLiteral("refresh_expires_in"), QStringLiteral("scope"),
                QStringLiteral("token_type")}));
        QCOMPARE(good.value(QLatin1String("expires_in")).toInt(), 300);
        QCOMPARE(good.value(QLatin1String("token_type")), QLatin1String("Bearer"));
        QCOMPARE(good.value(QLatin1String("scope")), QLatin1String("sellytics-data-api profile"));
        const auto lifetime = [&](const QByteArray &client) {
            return m_sandbox->askTokenFor(client).json().value(QLatin1String("expires_in")).toInt();
        };
        QCOMPARE(lifetime("short"), 5);
        QCOMPARE(lifetime("day"), 36000);
        const QJsonObject refresh = m_sandbox->askTokenFor("refresh").json();
        QCOMPARE(refresh.value(QLatin1String("refresh_expires_in")).toInt(), 1800);
        QVERIFY(!refresh.value(QLatin1String("refresh_token")).toString().isEmpty());
        QVERIFY(refresh.contains(QLatin1String("session_state")));
    }

    void scopesFollowTheClient()
    {
        const auto scope = [&](const QByteArray &client, const QByteArray &asked) {
            return m_sandbox->askTokenFor(client, asked).json().value(QLatin1String("scope")).toString();
        };
        QCOMPARE(scope("good", {}), QStringLiteral("profile"));
        QCOMPARE(scope("good", "&scope=profile"), QStringLiteral("profile"));
        QCOMPARE(scope("no-scope", {}), QStringLiteral("profile"));
        QCOMPARE(scope("scope-by-default", {}), QStringLiteral("sellytics-data-api"));
        QCOMPARE(scope("scope-by-default", "&scope=sellytics-data-api"), QStringLiteral("sellytics-data-api"));
    }

    void aSecretInTheQueryIsNotRead()
    {
        const WireAnswer answer = Wire(m_sandbox->port())
                                      .ask("POST", QByteArray(RunningSandbox::TokenPath) + '?' + Good,
                                          "Content-Type: application/x-www-form-urlencoded\r\n", Grant);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json().value(QLatin1String("error")), QLatin1String("invalid_client"));
    }

    void jsonIsNoForm()
    {
        const WireAnswer answer = Wire(m_sandbox->port())
                                      .ask("POST", RunningSandbox::TokenPath, "Content-Type: application/json\r\n",
                                          R"({"grant_type":"client_credentials"})");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json().value(QLatin1String("error_description")),
            QLatin1String("Missing form parameter: grant_type"));
    }

    void otherMethodsPathsAndRealms_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *method, const QByteArray &path, int status, const char *body) {
            QTest::newRow(method + path) << QByteArray(method) << QByteArray("/realms/" + path) << status
                                         << QByteArray(body);
        };
        constexpr auto NotAllowed = R"({"error":"HTTP 405 Method Not Allowed"})";
        row("GET", "sellytics/protocol/openid-connect/token", 405, NotAllowed);
        row("PUT", "sellytics/protocol/openid-connect/token", 405, NotAllowed);
        row("POST", "sellytics/protocol/openid-connect/nope", 405, NotAllowed);
        row("POST", "nope/protocol/openid-connect/token", 404, R"({"error":"Realm does not exist"})");
        row("POST", "sellytics-off/protocol/openid-connect/token", 403,
            R"({"error":"access_denied","error_description":"Realm not enabled"})");
        row("POST", "sellytics-tls/protocol/openid-connect/token", 403,
            R"({"error":"invalid_request","error_description":"HTTPS required"})");
    }

    void otherMethodsPathsAndRealms()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const WireAnswer answer
            = Wire(m_sandbox->port()).ask(method, path, "Content-Type: application/x-www-form-urlencoded\r\n", Good);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.body, body);
    }

    void discoveryNamesTheEndpointOnTheHostThatWasAsked()
    {
        const WireAnswer answer
            = Wire(m_sandbox->port()).ask("GET", "/realms/sellytics/.well-known/openid-configuration");
        QCOMPARE(answer.json().value(QLatin1String("issuer")), QLatin1String("http://127.0.0.1/realms/sellytics"));
        QCOMPARE(answer.json().value(QLatin1String("token_endpoint")),
            QLatin1String("http://127.0.0.1/realms/sellytics/protocol/openid-connect/token"));
    }

    void realmsDescribeThemselvesAsThoseOfAKeycloak()
    {
        const auto described = [this](const QByteArray &realm) {
            return Wire(m_sandbox->port()).ask("GET", "/realms/" + realm + "/.well-known/openid-configuration");
        };
        QCOMPARE(described("sellytics-off").json().value(QLatin1String("issuer")),
            QLatin1String("http://127.0.0.1/realms/sellytics-off"));
        QCOMPARE(described("sellytics-tls").status, 403);
        QCOMPARE(described("nope").status, 404);
    }

private:
    std::unique_ptr<RunningSandbox> m_sandbox;
};

KEYDESK_TEST(TokenEndpointTest)
#include "tokenendpoint.moc"
