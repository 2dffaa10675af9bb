// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/jwtclaims.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace {

/// A string of words or an array of strings.
QStringList listOf(const QJsonValue &value, bool splitWords)
{
    if (value.isString()) {
        return splitWords ? value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts)
                          : QStringList{value.toString()};
    }
    QStringList list;
    for (const QJsonValue &element : value.toArray()) {
        if (element.isString()) {
            list.append(element.toString());
        }
    }
    return list;
}

/// RFC 7519 section 2, NumericDate.
QDateTime dateOf(const QJsonValue &value)
{
    constexpr double Latest = 253'402'300'799.0; // the end of the year 9999
    const double seconds = value.toDouble(-1);
    return seconds >= 0 && seconds <= Latest ? QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC)
                                             : QDateTime();
}

} // namespace

std::optional<JwtClaims> JwtClaims::read(const Secret &token)
{
    const QByteArray payload = token.reveal([](QByteArrayView bytes) {
        const qsizetype start = bytes.indexOf('.') + 1;
        const qsizetype end = start > 0 ? bytes.indexOf('.', start) : -1;
        if (end < 0) {
            return QByteArray();
        }
        const auto decoded = QByteArray::fromBase64Encoding(bytes.sliced(start, end - start).toByteArray(),
            QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
        return decoded ? *decoded : QByteArray();
    });
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isObject()) {
        return std::nullopt;
    }
    JwtClaims claims;
    claims.all = document.object();
    claims.audience = listOf(claims.all.value(QLatin1String("aud")), false);
    claims.scope = listOf(claims.all.value(QLatin1String("scope")), true);
    claims.expiresAt = dateOf(claims.all.value(QLatin1String("exp")));
    claims.issuedAt = dateOf(claims.all.value(QLatin1String("iat")));
    return claims;
}
