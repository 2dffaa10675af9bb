// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/refusal.h>

#include <oauth/plaintext.h>
#include <oauth/tokenanswer.h>

namespace {

bool says(const QString &text, const char *words)
{
    return text.contains(QLatin1String(words), Qt::CaseInsensitive);
}

bool isClientRefusal(const OAuthError &oauth)
{
    return oauth.error == QLatin1String("invalid_client") || oauth.error == QLatin1String("unauthorized_client");
}

/// By what the error is called, where the status says no more than that the request was refused.
ErrorKind kindOfRefusal(const OAuthError &oauth)
{
    if (says(oauth.description, "client_assertion") || says(oauth.description, "DPoP")
        || says(oauth.error, "use_dpop_nonce")) {
        return ErrorKind::ClientMethodUnsupported;
    }
    if (isClientRefusal(oauth)) {
        return says(oauth.description, "service account") ? ErrorKind::MachineAccessOff : ErrorKind::ClientRejected;
    }
    return oauth.error == QLatin1String("invalid_scope") ? ErrorKind::ScopeRefused : ErrorKind::TokenRequestRefused;
}

bool isAboutTheAddress(int status)
{
    return status == 403 || status == 404 || status == 405;
}

ErrorKind kindOf(const RefusingAnswer &answer, const std::optional<OAuthError> &oauth)
{
    constexpr int TooManyRequests = 429;
    constexpr int CaptivePortal = 511; // RFC 6585 section 6
    if (answer.status == CaptivePortal) {
        return ErrorKind::TokenAnswerNotJson;
    }
    if (answer.status == TooManyRequests || answer.status >= 500) {
        return ErrorKind::TokenServerFailed;
    }
    if (oauth) {
        const bool isAddress = isAboutTheAddress(answer.status) && !isClientRefusal(*oauth);
        return isAddress ? ErrorKind::TokenEndpointWrong : kindOfRefusal(*oauth);
    }
    if (isAboutTheAddress(answer.status) || (answer.status == 401 && answer.body.isEmpty())) {
        return ErrorKind::TokenEndpointWrong;
    }
    if (answer.status < 300) {
        return ErrorKind::TokenAnswerMalformed;
    }
    return answer.body.isEmpty() ? ErrorKind::TokenRequestRefused : ErrorKind::TokenAnswerNotJson;
}

} // namespace

Error refusalOf(const RefusingAnswer &answer)
{
    const QString status = QString::number(answer.status);
    if (answer.status >= 300 && answer.status < 400) {
        const QUrl target = answer.endpoint.resolved(QUrl::fromEncoded(answer.location));
        return {ErrorKind::TokenEndpointRedirects, {status, plainServerText(target.host())},
            showableAnswer(answer.status, answer.body)};
    }
    const auto oauth = OAuthError::parse(answer.body);
    Error error{kindOf(answer, oauth), {status}};
    if (error.kind == ErrorKind::TokenAnswerNotJson) {
        error.arguments.append(plainServerText(answer.mediaType));
    } else if (error.kind == ErrorKind::TokenAnswerMalformed) {
        error.arguments.append(QStringLiteral("an unexpected status"));
    } else {
        error.arguments << (oauth ? oauth->error : QString()) << (oauth ? oauth->description : QString());
    }
    if (error.kind == ErrorKind::ScopeRefused) {
        error.arguments.append(answer.scope.text());
    }
    error.raw = showableAnswer(answer.status, answer.body);
    return error;
}

QByteArray showableAnswer(int status, const QByteArray &body)
{
    if (status < 300) {
        // Whatever such a body calls itself, it may be a grant; only a page that names no token is surely none.
        const QByteArray page = body.trimmed();
        const bool isPage = page.startsWith('<') || page.startsWith("\xef\xbb\xbf<");
        const QByteArray folded = page.toLower();
        const bool couldHoldToken = !isPage || page.contains("eyJ") || folded.contains("access_token")
            || folded.contains("accesstoken") || folded.contains("refresh_token") || folded.contains("id_token");
        return couldHoldToken ? QByteArray() : body;
    }
    return body.contains("access_token") ? QByteArray() : body;
}

bool isLastingRefusal(ErrorKind kind)
{
    return kind == ErrorKind::ClientRejected || kind == ErrorKind::MachineAccessOff || kind == ErrorKind::ScopeRefused
        || kind == ErrorKind::TokenRequestRefused || kind == ErrorKind::ClientMethodUnsupported;
}
