// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokenfit.h>

#include <algorithm>

namespace {

using Match = TokenFit::Match;

/// Empty for what is no address.
QString hostOf(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && url.scheme().startsWith(QLatin1String("http")) ? url.host() : QString();
}

Match compared(const QString &one, const QString &other)
{
    if (one.isEmpty()) {
        return Match::NotKnown;
    }
    return one == other ? Match::Same : Match::Other;
}

/// Those of `some` that `others` lacks, each once.
QStringList without(const QStringList &some, const QStringList &others)
{
    QStringList rest;
    for (const QString &one : some) {
        if (!others.contains(one) && !rest.contains(one)) {
            rest.append(one);
        }
    }
    return rest;
}

} // namespace

TokenLife lifeOf(const TokenInspection &token, const QDateTime &now)
{
    using Stage = TokenLife::Stage;
    TokenLife life;
    const QDateTime end = token.time(QLatin1String("exp"));
    const QDateTime begin = token.time(QLatin1String("nbf"));
    if (end.isValid() && end <= now) {
        life.stage = Stage::Over;
        life.changesAt = end;
    } else if (begin.isValid() && begin > now) {
        life.stage = Stage::TooEarly;
        life.changesAt = begin;
    } else if (end.isValid()) {
        life.stage = Stage::Running;
        life.changesAt = end;
    }
    const QDateTime issued = token.time(QLatin1String("iat"));
    const std::chrono::seconds ahead{issued.isValid() ? now.secsTo(issued) : 0};
    if (ahead > ClockTolerance) {
        life.clockBehind = ahead;
    }
    return life;
}

TokenFit fitOf(const TokenInspection &token, const SpaceSettings &space, const std::optional<ClientId> &clientId)
{
    TokenFit fit;
    fit.scopeIsTold = token.claim(QLatin1String("scope")) != nullptr;
    if (fit.scopeIsTold) {
        const QStringList has = token.words(QLatin1String("scope"));
        fit.missing = without(space.scope.tokens(), has);
        fit.more = without(has, space.scope.tokens());
    }
    const TokenClaim *const issuer = token.claim(QLatin1String("iss"));
    fit.issuer = compared(issuer ? hostOf(issuer->value) : QString(), space.tokenEndpoint.url().host());
    const QStringList audience = token.words(QLatin1String("aud"));
    const QString api = space.baseUrl.url().host();
    if (std::ranges::any_of(audience, [&api](const QString &one) { return hostOf(one) == api; })) {
        fit.audience = Match::Same;
    }
    const TokenClaim *client = token.claim(QLatin1String("azp"));
    client = client ? client : token.claim(QLatin1String("client_id"));
    fit.client = client && clientId ? compared(client->value, clientId->text()) : Match::NotKnown;
    return fit;
}
