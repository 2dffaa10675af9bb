// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/bearergate.h>

namespace sandbox {

Answer challengeAnswer(int status, QByteArrayView error, QByteArrayView description)
{
    QByteArray challenge = "Bearer realm=\"sellytics\"";
    if (!error.isEmpty()) {
        challenge += ", error=\"" + error.toByteArray() + "\", error_description=\"" + description.toByteArray() + '"';
    }
    if (error == "insufficient_scope") {
        challenge += ", scope=\"sellytics-data-api\"";
    }
    Answer answer = refusalAnswer(status, error.isEmpty() ? "unauthorized" : error, QString::fromUtf8(description));
    answer.headers.append(Header{"WWW-Authenticate", challenge});
    return answer;
}

BearerGate::BearerGate(const PracticeTokens &tokens)
    : m_tokens(tokens)
{
}

tl::expected<Admission, Answer> BearerGate::admit(const Request &request) const
{
    int given = 0;
    for (const Header &header : request.headers) {
        given += header.first.compare("Authorization", Qt::CaseInsensitive) == 0 ? 1 : 0;
    }
    if (given > 1) {
        return tl::unexpected(challengeAnswer(400, "invalid_request", "There is more than one Authorization header"));
    }
    const QByteArray credentials = request.header("Authorization");
    constexpr QByteArrayView Scheme = "Bearer ";
    if (credentials.left(Scheme.size()).compare(Scheme, Qt::CaseInsensitive) != 0) {
        return tl::unexpected(challengeAnswer(401, {}, "This request needs a Bearer token"));
    }
    const PracticeTokens::Checked checked = m_tokens.check(credentials.mid(Scheme.size()).trimmed());
    switch (checked.verdict) {
    case PracticeTokens::Verdict::Bad:
        return tl::unexpected(challengeAnswer(401, "invalid_token", "The token was not issued by this sandbox"));
    case PracticeTokens::Verdict::Expired:
        return tl::unexpected(challengeAnswer(401, "invalid_token", "The token has expired"));
    case PracticeTokens::Verdict::Good:
        break;
    }
    if (!checked.scopes.contains("sellytics-data-api")) {
        return tl::unexpected(
            challengeAnswer(403, "insufficient_scope", "The token lacks the scope sellytics-data-api"));
    }
    return Admission{checked.clientId, checked.id};
}

} // namespace sandbox
