// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <QJsonArray>
#include <QStringDecoder>
#include <sandbox/faults.h>
#include <sandbox/form.h>
#include <sandbox/tokenendpoint.h>

namespace sandbox {
namespace {

constexpr auto TokenPath = "/protocol/openid-connect/token";

Answer oauthError(int status, const char *error, const QString &description = {})
{
    QJsonObject object{{QStringLiteral("error"), QString::fromLatin1(error)}};
    if (!description.isEmpty()) {
        object.insert(QStringLiteral("error_description"), description);
    }
    Answer answer = jsonAnswer(status, object);
    answer.headers.append(Header{"Pragma", "no-cache"});
    return answer;
}

Answer badCredentials(const char *error)
{
    return oauthError(401, error, QStringLiteral("Invalid client or Invalid client credentials"));
}

bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && !decoded.isNull();
}

QByteArray issuerOf(const Request &request, const QByteArray &realm = "sellytics")
{
    return "http://" + request.header("Host") + "/realms/" + realm;
}

} // namespace

TokenEndpoint::TokenEndpoint(const PracticeTokens &tokens, bool withFaults)
    : m_tokens(tokens)
    , m_clients(practiceClients(withFaults))
{
}

Answer TokenEndpoint::answer(const Request &request) const
{
    const QByteArray below = request.path.mid(qstrlen("/realms/"));
    const qsizetype slash = below.indexOf('/');
    const QByteArray realm = below.left(slash < 0 ? below.size() : slash);
    const QByteArray path = slash < 0 ? QByteArray() : below.mid(slash);
    if (realm != "sellytics" && realm != "sellytics-off" && realm != "sellytics-tls") {
        return oauthError(404, "Realm does not exist");
    }
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    const bool isDescription = path == "/.well-known/openid-configuration" && isRead;
    if (!isDescription && (path != TokenPath || request.method != "POST")) {
        return oauthError(405, "HTTP 405 Method Not Allowed");
    }
    if (realm == "sellytics-tls") {
        return oauthError(403, "invalid_request", QStringLiteral("HTTPS required"));
    }
    if (isDescription) {
        return describe(issuerOf(request, realm)); // also of a realm that is switched off
    }
    if (realm == "sellytics-off") {
        return oauthError(403, "access_denied", QStringLiteral("Realm not enabled"));
    }
    return answerTokenRequest(request);
}

Answer TokenEndpoint::answerTokenRequest(const Request &request) const
{
    const QByteArray mediaType = request.header("Content-Type").split(';').constFirst().trimmed().toLower();
    const Form form = mediaType == "application/x-www-form-urlencoded" ? Form::parse(request.body) : Form();
    const Credentials credentials = credentialsOf(request, form);
    const PracticeClient *client = find(credentials.id);
    if (client && *client->fault) {
        return tokenFault(client->fault);
    }
    const QByteArray grantType = form.value("grant_type");
    if (!form.has("grant_type")) {
        return oauthError(400, "invalid_request", QStringLiteral("Missing form parameter: grant_type"));
    }
    if (grantType != "client_credentials") {
        return oauthError(400, "unsupported_grant_type", QStringLiteral("Unsupported grant_type"));
    }
    if (auto refusal = refuseClient(client, credentials)) {
        return std::move(*refusal);
    }
    if (form.hasRepeatedName()) {
        return oauthError(400, "invalid_request", QStringLiteral("duplicated parameter"));
    }
    return grant(*client, form, issuerOf(request));
}

// RFC 6749 section 2.3.1. As in Keycloak the body's pair wins over the header's.
TokenEndpoint::Credentials TokenEndpoint::credentialsOf(const Request &request, const Form &form)
{
    Credentials credentials;
    const QByteArray header = request.header("Authorization");
    if (header.left(6).compare("Basic ", Qt::CaseInsensitive) == 0) {
        const QByteArray pair = QByteArray::fromBase64(header.mid(6).trimmed());
        const qsizetype colon = pair.indexOf(':');
        if (colon >= 0) {
            const auto id = formDecoded(QByteArrayView(pair).first(colon));
            const auto secret = formDecoded(QByteArrayView(pair).sliced(colon + 1));
            credentials.undecodable = !id || !secret;
            credentials.id = id.value_or(QByteArray());
            credentials.secret = secret.value_or(QByteArray());
        }
    }
    if (form.has("client_id")) {
        credentials.id = form.value("client_id");
    }
    if (form.has("client_secret")) {
        credentials.secret = form.value("client_secret");
    }
    return credentials;
}

const PracticeClient *TokenEndpoint::find(const QByteArray &id) const
{
    const auto client
        = std::find_if(m_clients.begin(), m_clients.end(), [&](const PracticeClient &known) { return known.id == id; });
    return client == m_clients.end() ? nullptr : &*client;
}

std::optional<Answer> TokenEndpoint::refuseClient(const PracticeClient *client, const Credentials &credentials) const
{
    using Method = PracticeClient::Method;
    if (credentials.undecodable) {
        return oauthError(400, "unauthorized_client", QStringLiteral("Unexpected error when authenticating client"));
    }
    if (!client || !client->enabled || client->method == Method::X509) {
        return badCredentials("invalid_client");
    }
    if (client->method == Method::PrivateKeyJwt || client->method == Method::ClientSecretJwt) {
        return oauthError(400, "invalid_client", QStringLiteral("Parameter client_assertion_type is missing"));
    }
    if (client->method == Method::None) {
        return oauthError(
            401, "unauthorized_client", QStringLiteral("Public client not allowed to retrieve service account"));
    }
    const bool right = isUtf8(credentials.secret)
        && (credentials.secret == client->secret
            || (!client->oldSecret.isEmpty() && credentials.secret == client->oldSecret));
    if (!right || client->secretHasExpired || client->bearerOnly) {
        return badCredentials("unauthorized_client");
    }
    if (client->wantsDpop) {
        return oauthError(400, "invalid_request", QStringLiteral("DPoP proof is missing"));
    }
    if (!client->hasServiceAccount) {
        return oauthError(401, "unauthorized_client", QStringLiteral("Client not enabled to retrieve service account"));
    }
    return std::nullopt;
}

Answer TokenEndpoint::grant(const PracticeClient &client, const Form &form, const QByteArray &issuer) const
{
    const QByteArray asked = form.value("scope");
    const QByteArrayList scopes = form.has("scope") ? asked.simplified().split(' ') : QByteArrayList();
    QByteArrayList granted;
    for (const QByteArray &scope : scopes) { // an empty one is refused as well, as in Keycloak
        if (client.optionalScopes.contains(scope)) {
            granted.append(scope);
        } else if (!client.defaultScopes.contains(scope)) {
            return oauthError(400, "invalid_scope", QStringLiteral("Invalid scopes: %1").arg(QString::fromUtf8(asked)));
        }
    }
    const QByteArray scope = (granted + client.defaultScopes).join(' ');
    const int lifetime = std::min(client.lifetime, SessionCap);
    QJsonObject answer{
        {QStringLiteral("access_token"), QString::fromLatin1(m_tokens.mint(client.id, scope, issuer, lifetime))},
        {QStringLiteral("expires_in"), lifetime}, {QStringLiteral("refresh_expires_in"), 0},
        {QStringLiteral("token_type"), QStringLiteral("Bearer")}, {QStringLiteral("not-before-policy"), 0},
        {QStringLiteral("scope"), QString::fromLatin1(scope)}};
    if (client.getsRefreshToken) {
        answer.insert(QStringLiteral("refresh_expires_in"), RefreshLifetime);
        answer.insert(QStringLiteral("refresh_token"),
            QString::fromLatin1(m_tokens.mintRefresh(client.id, issuer, RefreshLifetime)));
        answer.insert(QStringLiteral("session_state"), QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    Answer made = jsonAnswer(200, answer);
    made.headers.append(Header{"Pragma", "no-cache"});
    return made;
}

// OpenID Connect Discovery 1.0 section 4.
Answer TokenEndpoint::describe(const QByteArray &address)
{
    const QString issuer = QString::fromLatin1(address);
    return jsonAnswer(200,
        {{QStringLiteral("issuer"), issuer}, {QStringLiteral("token_endpoint"), issuer + QLatin1String(TokenPath)},
            {QStringLiteral("grant_types_supported"), QJsonArray{QStringLiteral("client_credentials")}},
            {QStringLiteral("token_endpoint_auth_methods_supported"),
                QJsonArray{QStringLiteral("client_secret_basic"), QStringLiteral("client_secret_post")}},
            {QStringLiteral("scopes_supported"),
                QJsonArray{QStringLiteral("sellytics-data-api"), QStringLiteral("profile")}}});
}

} // namespace sandbox
