// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <optional>
#include <QJsonObject>

namespace sandbox {

/// Mints and checks access tokens: signed JWTs (RFC 7515, HS256) under a key that is made anew for each run, so a token
/// of one sandbox means nothing to another.
class PracticeTokens {
public:
    enum class Verdict { Good, Bad, Expired };
    struct Checked {
        Verdict verdict = Verdict::Bad;
        QByteArrayList scopes;
        QByteArray clientId;
        QByteArray id; ///< its `jti`
    };

    /// `clock` outlives it.
    explicit PracticeTokens(const Clock &clock);

    QByteArray mint(QByteArrayView clientId, QByteArrayView scope, QByteArrayView issuer, int lifetimeSeconds) const;
    /// A token that looks like a refresh token; nothing takes it.
    QByteArray mintRefresh(QByteArrayView clientId, QByteArrayView issuer, int lifetimeSeconds) const;
    Checked check(QByteArrayView token) const;

private:
    QJsonObject commonClaims(QByteArrayView clientId, QByteArrayView issuer, int lifetimeSeconds) const;
    QByteArray sign(const QJsonObject &claims) const;
    QByteArray signatureOf(QByteArrayView signedPart) const;

    const Clock &m_clock;
    QByteArray m_key;
};

} // namespace sandbox
