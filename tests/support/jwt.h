// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <QByteArray>

/// One part of a JWT.
inline QByteArray jwtPart(const QByteArray &json)
{
    return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A token with these claims and a signature that fits nothing.
inline Secret jwtOf(const QByteArray &claims, const QByteArray &header = R"({"alg":"RS256","kid":"k1","typ":"JWT"})")
{
    const QByteArray token = jwtPart(header) + '.' + jwtPart(claims) + ".c2ln";
    return Secret{QByteArrayView(token)};
}
