// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <optional>
#include <QDateTime>
#include <QJsonObject>

/// The claims of an access token that happens to be a JWT (RFC 7519), for showing only: nothing is verified and nothing
/// is ever decided by them.
struct JwtClaims {
    QJsonObject all;
    QStringList audience; ///< `aud`, a string or an array
    QStringList scope; ///< `scope`, a string or an array
    QDateTime expiresAt; ///< `exp`, UTC, invalid if absent
    QDateTime issuedAt; ///< `iat`
    static std::optional<JwtClaims> read(const Secret &token);
};
