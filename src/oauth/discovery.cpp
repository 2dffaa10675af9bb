// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/discovery.h>

#include <core/flatjson.h>
#include <http/httpclient.h>
#include <oauth/plaintext.h>
#include <oauth/refusal.h>
#include <QJsonArray>
#include <QJsonDocument>

namespace {

constexpr int Answered = 200;

tl::unexpected<Error> malformed(const QString &what)
{
    return failure(ErrorKind::DiscoveryMalformed, {what});
}

/// The member of that name: null for none, an error for two, of which nobody could tell which one counts.
Result<const JsonMember *> memberOf(const QList<JsonMember> &members, QByteArrayView name)
{
    const JsonMember *found = nullptr;
    for (const JsonMember &member : members) {
        if (member.name == name) {
            if (found) {
                return malformed(QStringLiteral("it names '%1' twice").arg(QString::fromLatin1(name)));
            }
            found = &member;
        }
    }
    return found;
}

Result<QString> textOf(const QList<JsonMember> &members, QByteArrayView name)
{
    const auto member = memberOf(members, name);
    if (!member) {
        return failureOf(member);
    }
    if (!*member || !(*member)->isString()) {
        return malformed(QStringLiteral("it names no '%1'").arg(QString::fromLatin1(name)));
    }
    return QString::fromUtf8(decodedJsonString((*member)->lexeme));
}

Result<Endpoint> tokenEndpointIn(const QList<JsonMember> &members, const Issuer &issuer)
{
    const auto text = textOf(members, "token_endpoint");
    if (!text) {
        return failureOf(text);
    }
    const auto endpoint = Endpoint::parse(*text);
    if (!endpoint || (issuer.isHttps() && endpoint->origin().scheme != QLatin1String("https"))) {
        return malformed(QStringLiteral("its 'token_endpoint' is not a complete https address"));
    }
    if (endpoint->origin().host != issuer.host().toLower()) {
        return failure(ErrorKind::DiscoveryOtherHost, {endpoint->url().host(), issuer.host()});
    }
    return endpoint;
}

Result<QList<ClientAuthentication>> methodsIn(const QList<JsonMember> &members)
{
    const auto member = memberOf(members, "token_endpoint_auth_methods_supported");
    if (!member) {
        return failureOf(member);
    }
    if (!*member) {
        return QList{ClientAuthentication::Basic}; // what its absence means, RFC 8414 section 2
    }
    const QJsonDocument list = QJsonDocument::fromJson((*member)->lexeme.toByteArray());
    if (!list.isArray()) {
        return malformed(QStringLiteral("its 'token_endpoint_auth_methods_supported' is not a list"));
    }
    QStringList offered;
    for (const QJsonValue method : list.array()) {
        offered.append(plainServerText(method.toString()));
    }
    QList<ClientAuthentication> spoken;
    if (offered.contains(QLatin1String("client_secret_post"))) {
        spoken.append(ClientAuthentication::Post);
    }
    if (offered.contains(QLatin1String("client_secret_basic"))) {
        spoken.append(ClientAuthentication::Basic);
    }
    if (spoken.isEmpty()) {
        return failure(ErrorKind::DiscoveryMethodsUnsupported, {offered.join(QLatin1String(", "))});
    }
    return spoken;
}

HttpRequest requestFor(const Issuer &issuer, const Route &route)
{
    HttpRequest request;
    request.url = issuer.documentUrl();
    request.route = route;
    request.headers = {{QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")}};
    request.maxBody = Discovery::MaxBytes;
    request.acceptCompressed = false;
    return request;
}

Result<DiscoveredEndpoint> discoveredFrom(const HttpAnswer &answer, const Issuer &issuer)
{
    const int status = answer.head.status;
    const QString number = QString::number(status);
    const QByteArray shown = showableAnswer(status, answer.body);
    if (status >= 300 && status < 400) {
        const QUrl location = QUrl::fromEncoded(headerValue(answer.head.headers, "location"));
        const QString target = issuer.documentUrl().resolved(location).host();
        return failure(ErrorKind::DiscoveryRedirects, {number, plainServerText(target)}, shown);
    }
    if (status != Answered) {
        return failure(ErrorKind::DiscoveryMissing, {number, issuer.documentUrl().toString(QUrl::FullyEncoded)}, shown);
    }
    const QByteArray mediaType = mediaTypeOf(headerValue(answer.head.headers, "content-type"));
    if (mediaType != "application/json") {
        return failure(
            ErrorKind::DiscoveryNotJson, {number, plainServerText(QString::fromLatin1(mediaType.left(80)))}, shown);
    }
    auto found = discoveredIn(answer.body, issuer);
    if (!found && !answer.body.contains("access_token\"")) {
        found.error().raw = answer.body;
    }
    return found;
}

} // namespace

Result<DiscoveredEndpoint> discoveredIn(QByteArrayView document, const Issuer &issuer)
{
    const auto members = jsonMembers(document);
    if (!members) {
        return malformed(QStringLiteral("it is not one complete JSON object"));
    }
    const auto name = textOf(*members, "issuer");
    if (!name) {
        return failureOf(name);
    }
    if (!issuer.isCalled(*name)) {
        return failure(ErrorKind::DiscoveryOtherIssuer, {issuer.text(), plainServerText(*name)});
    }
    const auto endpoint = tokenEndpointIn(*members, issuer);
    if (!endpoint) {
        return failureOf(endpoint);
    }
    const auto methods = methodsIn(*members);
    if (!methods) {
        return failureOf(methods);
    }
    return DiscoveredEndpoint{*endpoint, *methods};
}

Discovery::Discovery(HttpClient &http, std::chrono::milliseconds timeout)
    : m_http(http)
    , m_timeout(timeout)
{
}

Task<Result<DiscoveredEndpoint>> Discovery::discover(Issuer issuer, Route route, std::stop_token stop)
{
    HttpRequest request = requestFor(issuer, route);
    request.timeout = m_timeout;
    HttpSink inMemory;
    const Result<HttpAnswer> answer = co_await m_http.send(std::move(request), std::move(inMemory), stop);
    if (!answer) {
        if (answer.error().kind == ErrorKind::AnswerTooLarge) {
            co_return malformed(QStringLiteral("it is larger than %1 KiB").arg(MaxBytes / 1024));
        }
        co_return failureOf(answer);
    }
    co_return discoveredFrom(*answer, issuer);
}
