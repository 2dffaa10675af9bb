// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/answerof.h>

#include <http/challenge.h>
#include <http/retryafter.h>
#include <oauth/plaintext.h>

namespace {

std::optional<AnswerChallenge> challengeOf(const HttpHeaders &headers)
{
    const auto challenge = bearerChallenge(headerValues(headers, "www-authenticate"));
    if (!challenge) {
        return std::nullopt;
    }
    const auto words
        = [&challenge](QByteArrayView name) { return plainServerText(QString::fromUtf8(challenge->parameter(name))); };
    return AnswerChallenge{words("realm"), words("error"), words("error_description"), words("scope")};
}

QUrl redirectTargetOf(const HttpHead &head, const QUrl &from)
{
    const QByteArray location = headerValue(head.headers, "location");
    const bool redirects = head.status >= 300 && head.status < 400 && !location.isEmpty();
    return redirects ? from.resolved(QUrl::fromEncoded(location)) : QUrl();
}

} // namespace

ApiAnswer answerOf(const HttpHead &head, const PreparedRequest &request, const QDateTime &now)
{
    ApiAnswer answer;
    answer.method = request.method;
    answer.url = request.url;
    answer.status = head.status;
    answer.reason = head.reason;
    answer.headers = head.headers;
    answer.challenge = challengeOf(head.headers);
    answer.retryAfter = retryAfter(headerValue(head.headers, "retry-after"), now);
    answer.redirectTarget = redirectTargetOf(head, request.url);
    return answer;
}
