// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokenanswer.h>

#include <algorithm>
#include <cmath>
#include <core/flatjson.h>
#include <oauth/plaintext.h>

namespace {

tl::unexpected<Error> malformed(int status, const char *reason)
{
    return failure(ErrorKind::TokenAnswerMalformed, {QString::number(status), QString::fromLatin1(reason)});
}

const JsonMember *member(const QList<JsonMember> &members, QByteArrayView name)
{
    const auto found
        = std::find_if(members.begin(), members.end(), [name](const JsonMember &m) { return m.name == name; });
    return found == members.end() ? nullptr : &*found;
}

bool isRepeated(const QList<JsonMember> &members, QByteArrayView name)
{
    return std::count_if(members.begin(), members.end(), [name](const JsonMember &m) { return m.name == name; }) > 1;
}

/// The text of a string member; nothing if it is missing or something else.
std::optional<QString> stringOf(const JsonMember *member)
{
    if (!member || !member->isString()) {
        return std::nullopt;
    }
    return QString::fromUtf8(decodedJsonString(member->lexeme));
}

/// Protocol point 9. A fraction or an exponent is a number like any other; a string of digits is taken for one.
std::optional<std::chrono::seconds> lifetimeOf(const JsonMember *member)
{
    if (!member) {
        return std::nullopt;
    }
    QByteArrayView digits = member->lexeme;
    if (member->isString()) {
        digits = digits.sliced(1, digits.size() - 2);
        if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
            return std::nullopt;
        }
    } else if (!member->isNumber()) {
        return std::nullopt;
    }
    bool isNumber = false;
    const double seconds = digits.toByteArray().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(seconds) || seconds < 1) {
        return std::nullopt;
    }
    const double longest = std::chrono::duration<double>(TokenAnswer::MaxLifetime).count();
    return std::chrono::seconds(static_cast<qint64>(std::min(seconds, longest)));
}

} // namespace

bool isB64Token(QByteArrayView text)
{
    while (!text.isEmpty() && text.back() == '=') {
        text.chop(1);
    }
    const auto allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || QByteArrayView("-._~+/").indexOf(c) >= 0;
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), allowed);
}

Result<TokenAnswer> TokenAnswer::parse(QByteArrayView body, int status)
{
    const auto members = jsonMembers(body);
    if (!members) {
        return malformed(status, "not one complete JSON object");
    }
    for (const char *name : {"access_token", "token_type", "expires_in", "scope"}) {
        if (isRepeated(*members, name)) {
            return malformed(status, "a member is repeated");
        }
    }
    const JsonMember *token = member(*members, "access_token");
    if (!token || !token->isString()) {
        return malformed(status, "no access_token");
    }
    TokenAnswer answer;
    answer.tokenType = stringOf(member(*members, "token_type")).value_or(QString());
    if (answer.tokenType.compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0) {
        return failure(ErrorKind::TokenTypeUnsupported, {plainServerText(answer.tokenType)});
    }
    QByteArray bytes = decodedJsonString(token->lexeme);
    answer.accessToken = Secret::takeFrom(bytes);
    if (answer.accessToken.size() > MaxTokenBytes || !answer.accessToken.reveal(isB64Token)) {
        return failure(ErrorKind::AccessTokenMalformed);
    }
    answer.lifetime = lifetimeOf(member(*members, "expires_in"));
    answer.scope = stringOf(member(*members, "scope"));
    return answer;
}

std::optional<OAuthError> OAuthError::parse(QByteArrayView body)
{
    const auto members = jsonMembers(body);
    if (!members || member(*members, "access_token")) {
        return std::nullopt;
    }
    const auto error = stringOf(member(*members, "error"));
    if (!error) {
        return std::nullopt;
    }
    const QString description = stringOf(member(*members, "error_description")).value_or(QString());
    return OAuthError{plainServerText(*error), plainServerText(description)};
}
