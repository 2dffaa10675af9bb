// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/whyforbidden.h>

#include <algorithm>
#include <keys/keybook.h>
#include <oauth/jwtclaims.h>

namespace {

QStringList without(QStringList from, const QStringList &these)
{
    from.removeIf([&these](const QString &word) { return these.contains(word); });
    return from;
}

/// What is known of a key is what its last token lacked of the scope that its space asks for.
bool wasGranted(const ApiKey &key, const QStringList &wanted, const Scope &asked, const QDateTime &now)
{
    const QStringList granted = without(asked.tokens(), key.missingScope);
    return key.state == KeyState::Works && key.lastGrantedAt.isValid()
        && key.lastGrantedAt >= now.addMSecs(-std::chrono::milliseconds(Lately).count())
        && without(wanted, granted).isEmpty();
}

} // namespace

WhyForbidden whyForbidden(const ApiAnswer &answer, const SharedToken &token, const Scope &asked, const ApiKey &key,
    const QList<ApiKey> &keys, const QDateTime &now)
{
    WhyForbidden why{.method = answer.method, .path = answer.url.path(QUrl::FullyDecoded)};
    why.challenge = answer.challenge.value_or(AnswerChallenge{});
    if (token) {
        why.scope = token->granted.tokens();
        if (const auto claims = JwtClaims::read(token->value)) {
            why.audience = claims->audience;
        }
    }
    const QStringList named = why.challenge.scope.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    why.isGuess = named.isEmpty();
    why.missing
        = without(why.isGuess ? asked.tokens() : named, token ? why.scope : without(asked.tokens(), key.missingScope));
    if (why.missing.isEmpty()) {
        return why;
    }
    for (const ApiKey &other : keys) {
        if (other.space == key.space && other.id != key.id && wasGranted(other, why.missing, asked, now)) {
            why.grantedTo.append(other);
        }
    }
    std::sort(why.grantedTo.begin(), why.grantedTo.end(),
        [](const ApiKey &one, const ApiKey &other) { return one.lastGrantedAt > other.lastGrantedAt; });
    return why;
}

Task<Result<WhyForbidden>> explainForbidden(KeyBook &keyBook, ApiAnswer answer, KeyId key, QDateTime now)
{
    const auto keys = co_await keyBook.keys(KeyBook::Which::Active);
    if (!keys) {
        co_return failureOf(keys);
    }
    const auto own = std::find_if(keys->begin(), keys->end(), [&key](const ApiKey &one) { return one.id == key; });
    if (own == keys->end()) {
        co_return failure(ErrorKind::NoSuchKey, {key.text()});
    }
    const auto space = co_await keyBook.space(own->spaceName);
    if (!space) {
        co_return failureOf(space);
    }
    co_return whyForbidden(answer, keyBook.cachedToken(key), space->settings.scope, *own, *keys, now);
}
