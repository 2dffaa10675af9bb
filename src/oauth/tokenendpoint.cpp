// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokenendpoint.h>

#include <core/formencoding.h>
#include <http/httpclient.h>
#include <oauth/refusal.h>
#include <oauth/tokenanswer.h>

namespace {

/// `encoded id:encoded secret` in base64 (RFC 6749 section 2.3.1).
Secret basicCredentials(const QByteArray &clientId, const Secret &secret)
{
    QByteArray pair;
    pair.reserve(formEncodedLimit(clientId.size() + secret.size()) + 1);
    appendFormEncoded(pair, clientId);
    pair.append(':');
    secret.reveal([&pair](QByteArrayView bytes) { appendFormEncoded(pair, bytes); });
    QByteArray coded = pair.toBase64();
    wipe(pair);
    return Secret::takeFrom(coded);
}

/// Each field once. With basic, neither id nor secret is in the body: one method a request.
Secret formOf(const Grant &grant, const Secret &secret)
{
    const QByteArray scope = grant.scope.text().toUtf8();
    const QByteArray clientId = grant.clientId.text().toUtf8();
    constexpr qsizetype Names = 80; // more than the names of the fields take
    QByteArray form;
    form.reserve(formEncodedLimit(scope.size() + clientId.size() + secret.size()) + Names);
    form.append("grant_type=client_credentials");
    if (!scope.isEmpty()) {
        form.append("&scope=");
        appendFormEncoded(form, scope);
    }
    if (grant.method == ClientAuthentication::Post) {
        form.append("&client_id=");
        appendFormEncoded(form, clientId);
        form.append("&client_secret=");
        secret.reveal([&form](QByteArrayView bytes) { appendFormEncoded(form, bytes); });
    }
    return Secret::takeFrom(form);
}

HttpRequest requestFor(const Grant &grant, const Secret &secret)
{
    HttpRequest request;
    request.method = QByteArrayLiteral("POST");
    request.url = grant.tokenEndpoint.url();
    request.route = grant.route;
    request.headers = {
        {QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")},
        {QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/x-www-form-urlencoded")},
    };
    // A connection of its own: one that the server is just giving up would lose the request, which is never repeated.
    request.isAloneOnItsConnection = true;
    if (grant.method == ClientAuthentication::Basic) {
        request.authorizationScheme = QByteArrayLiteral("Basic");
        request.credentials = std::make_shared<const Secret>(basicCredentials(grant.clientId.text().toUtf8(), secret));
    }
    request.secretBody = std::make_shared<const Secret>(formOf(grant, secret));
    request.timeout = TokenEndpoint::Timeout;
    request.maxBody = TokenAnswer::MaxBytes;
    request.acceptCompressed = false;
    return request;
}

/// As a page shows what a form held: as it is or with each character that means something in HTML written as a reference.
bool showsInPage(QByteArrayView page, QByteArrayView text)
{
    for (const char *apostrophe : {"'", "&#39;", "&#039;", "&#x27;", "&apos;"}) {
        QByteArray escaped;
        escaped.reserve(text.size() * 6);
        for (const char character : text) {
            switch (character) {
            case '&':
                escaped.append("&amp;");
                break;
            case '<':
                escaped.append("&lt;");
                break;
            case '>':
                escaped.append("&gt;");
                break;
            case '"':
                escaped.append("&quot;");
                break;
            case '\'':
                escaped.append(apostrophe);
                break;
            default:
                escaped.append(character);
            }
        }
        const bool found = page.contains(escaped);
        wipe(escaped);
        if (found) {
            return true;
        }
    }
    return false;
}

/// A debugging proxy or a careless server may repeat the request in its answer.
bool repeats(QByteArrayView answer, const Grant &grant, const Secret &secret)
{
    const Secret basic = basicCredentials(grant.clientId.text().toUtf8(), secret);
    return secret.reveal([&](QByteArrayView bytes) {
        QByteArray encoded;
        encoded.reserve(formEncodedLimit(bytes.size()));
        appendFormEncoded(encoded, bytes);
        const bool found = answer.contains(bytes) || answer.contains(encoded) || showsInPage(answer, bytes)
            || basic.reveal([answer](QByteArrayView coded) { return answer.contains(coded); });
        wipe(encoded);
        return found;
    });
}

Error withoutSecret(Error error, const Grant &grant, const Secret &secret)
{
    if (repeats(error.raw, grant, secret)) {
        wipe(error.raw);
    }
    for (QString &argument : error.arguments) {
        if (repeats(argument.toUtf8(), grant, secret)) {
            argument.clear();
        }
    }
    return error;
}

SharedToken tokenFrom(TokenAnswer answer, const Grant &grant, const QDateTime &sentAt)
{
    auto token = std::make_shared<AccessToken>();
    token->value = std::move(answer.accessToken);
    token->tokenType = answer.tokenType;
    token->lifetime = answer.lifetime;
    token->receivedAt = sentAt;
    if (answer.lifetime) {
        token->expiresAt = sentAt.addSecs(answer.lifetime->count());
    }
    // A scope that cannot be one counts as missing: then it is what was asked for (RFC 6749 section 5.1).
    const auto granted = answer.scope ? Scope::parse(*answer.scope) : Result<Scope>(grant.scope);
    token->granted = granted.value_or(grant.scope);
    const QStringList tokens = token->granted.tokens();
    for (const QString &asked : grant.scope.tokens()) {
        if (!tokens.contains(asked)) {
            token->missingScope.append(asked);
        }
    }
    return token;
}

RefusingAnswer refusingAnswerOf(const HttpAnswer &answer, const Grant &grant)
{
    RefusingAnswer refusing;
    refusing.status = answer.head.status;
    refusing.mediaType = QString::fromLatin1(mediaTypeOf(headerValue(answer.head.headers, "content-type")));
    refusing.body = answer.body;
    refusing.location = headerValue(answer.head.headers, "location");
    refusing.endpoint = grant.tokenEndpoint.url();
    refusing.scope = grant.scope;
    return refusing;
}

Result<SharedToken> tokenOf(const HttpAnswer &answer, const Grant &grant, const Secret &secret, const QDateTime &sentAt)
{
    constexpr int Ok = 200;
    if (answer.head.status != Ok) {
        const Error refusal = refusalOf(refusingAnswerOf(answer, grant));
        return tl::unexpected<Error>(withoutSecret(refusal, grant, secret));
    }
    const QByteArray mediaType = mediaTypeOf(headerValue(answer.head.headers, "content-type"));
    if (mediaType != "application/json") {
        const Error notJson{ErrorKind::TokenAnswerNotJson,
            {QString::number(Ok), QString::fromLatin1(mediaType.left(80))}, showableAnswer(Ok, answer.body)};
        return tl::unexpected<Error>(withoutSecret(notJson, grant, secret));
    }
    Result<TokenAnswer> parsed = TokenAnswer::parse(answer.body, Ok);
    if (!parsed) {
        return failureOf(parsed);
    }
    return tokenFrom(std::move(*parsed), grant, sentAt);
}

} // namespace

TokenEndpoint::TokenEndpoint(HttpClient &http, const Clock &clock)
    : m_http(http)
    , m_clock(clock)
{
}

Task<Result<SharedToken>> TokenEndpoint::request(Grant grant, Secret secret, std::stop_token stop)
{
    HttpRequest request = requestFor(grant, secret);
    HttpSink inMemory;
    const QDateTime sentAt = m_clock.now();
    Result<HttpAnswer> answer = co_await m_http.send(std::move(request), std::move(inMemory), stop);
    if (!answer) {
        if (answer.error().kind == ErrorKind::AnswerTooLarge) {
            co_return failure(ErrorKind::TokenAnswerTooLarge, answer.error().arguments);
        }
        co_return failureOf(answer);
    }
    Result<SharedToken> token = tokenOf(*answer, grant, secret, sentAt);
    wipe(answer->body);
    co_return token;
}
