// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokeninspection.h>

#include <algorithm>
#include <core/flatjson.h>
#include <oauth/plaintext.h>
#include <oauth/tokenanswer.h>
#include <QHash>

namespace {

QString shown(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8);
    const QString plain = plainServerText(text, MaxClaimText + 1);
    return plain.size() > MaxClaimText ? plain.left(MaxClaimText) + QChar(0x2026) : plain;
}

/// The strings of an array; nothing if it is something else or holds anything else.
std::optional<QStringList> stringsOf(QByteArrayView lexeme)
{
    const auto elements = jsonElements(lexeme);
    if (!elements || !std::ranges::all_of(*elements, [](QByteArrayView one) { return one.front() == '"'; })) {
        return std::nullopt;
    }
    QStringList strings;
    for (const QByteArrayView element : *elements) {
        strings.append(shown(decodedJsonString(element)));
    }
    return strings;
}

/// `{"roles":[…]}`, Keycloak's realm_access.
std::optional<QString> rolesOf(QByteArrayView lexeme)
{
    const auto members = jsonMembers(lexeme);
    if (!members || members->size() != 1 || members->front().name != "roles") {
        return std::nullopt;
    }
    const auto roles = stringsOf(members->front().lexeme);
    return roles ? std::optional(roles->join(QLatin1String(", "))) : std::nullopt;
}

/// `{"account":{"roles":[…]}, …}`, Keycloak's resource_access.
std::optional<QString> rolesByClient(QByteArrayView lexeme)
{
    const auto members = jsonMembers(lexeme);
    if (!members) {
        return std::nullopt;
    }
    QStringList all;
    for (const JsonMember &member : *members) {
        const auto roles = rolesOf(member.lexeme);
        if (!roles) {
            return std::nullopt;
        }
        all.append(QStringLiteral("%1: %2").arg(shown(member.name), *roles));
    }
    return all.join(QLatin1String("; "));
}

/// RFC 7519 section 2, NumericDate.
QDateTime timeOf(const JsonMember &member)
{
    constexpr double Latest = 253'402'300'799.0; // the end of the year 9999
    bool isNumber = false;
    const double seconds = member.isNumber() ? member.lexeme.toByteArray().toDouble(&isNumber) : 0;
    return isNumber && seconds >= 0 && seconds <= Latest
        ? QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC)
        : QDateTime();
}

TokenClaim claimOf(const JsonMember &member)
{
    constexpr QByteArrayView Times[] = {"exp", "nbf", "iat", "auth_time", "updated_at"};
    TokenClaim claim;
    claim.name = plainServerText(QString::fromUtf8(member.name));
    claim.isTime = std::ranges::find(Times, QByteArrayView(member.name)) != std::end(Times);
    if (claim.isTime) {
        claim.time = timeOf(member);
    }
    if (member.isString()) {
        claim.value = shown(decodedJsonString(member.lexeme));
        claim.words = QStringList{claim.value};
    } else if (const auto strings = stringsOf(member.lexeme)) {
        claim.words = *strings;
        const QString joined = strings->join(QLatin1String(", "));
        claim.value = joined.size() > MaxClaimText ? joined.left(MaxClaimText) + QChar(0x2026) : joined;
    } else {
        auto roles = member.name == "realm_access" ? rolesOf(member.lexeme) : std::nullopt;
        if (member.name == "resource_access") {
            roles = rolesByClient(member.lexeme);
        }
        claim.value = roles ? shown(roles->toUtf8()) : shown(member.lexeme);
    }
    return claim;
}

/// One part of the token between its dots; nothing if it is not base64url without padding (RFC 7515 section 2).
std::optional<QByteArray> decoded(QByteArrayView part)
{
    const auto result = QByteArray::fromBase64Encoding(part.toByteArray(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    return result && !part.contains('=') ? std::optional(*result) : std::nullopt;
}

/// Reads a part that is to be a JSON object; false if it is not.
bool readObject(QByteArrayView part, QList<TokenClaim> &into, qsizetype &leftOut)
{
    const auto text = decoded(part);
    const auto members = text ? jsonMembers(*text) : std::nullopt;
    if (!members) {
        return false;
    }
    QHash<QByteArray, int> seen;
    for (const JsonMember &member : *members) {
        ++seen[member.name];
    }
    const QList<JsonMember> kept = members->first(qMin(members->size(), MaxShownClaims));
    for (const JsonMember &member : kept) {
        into.append(claimOf(member));
        into.last().isRepeated = seen.value(member.name) > 1;
    }
    leftOut += members->size() - kept.size();
    return true;
}

QList<QByteArrayView> partsOf(QByteArrayView token)
{
    constexpr qsizetype MostParts = 6; // one more than any form has
    QList<QByteArrayView> parts;
    qsizetype dot = 0;
    while (parts.size() < MostParts && (dot = token.indexOf('.')) >= 0) {
        parts.append(token.first(dot));
        token = token.sliced(dot + 1);
    }
    parts.append(token);
    return parts;
}

const TokenClaim *lastOf(const QList<TokenClaim> &claims, QLatin1String name)
{
    const auto found
        = std::find_if(claims.rbegin(), claims.rend(), [name](const TokenClaim &claim) { return claim.name == name; });
    return found == claims.rend() ? nullptr : &*found;
}

TokenInspection inspect(QByteArrayView token)
{
    using Form = TokenInspection::Form;
    TokenInspection result;
    result.length = token.size();
    if (token.size() > MaxInspectedToken || !isB64Token(token)) {
        return result;
    }
    const QList<QByteArrayView> parts = partsOf(token);
    const bool isEncrypted = parts.size() == 5;
    if ((parts.size() != 3 && !isEncrypted) || !readObject(parts[0], result.header, result.leftOut)) {
        result.form = Form::Opaque;
        return result;
    }
    if (isEncrypted) {
        result.form = Form::EncryptedJwt;
        return result;
    }
    result.form = readObject(parts[1], result.claims, result.leftOut) ? Form::Jwt : Form::SpoiltJwt;
    const TokenClaim *algorithm = lastOf(result.header, QLatin1String("alg"));
    const bool isNone = algorithm && algorithm->value.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0;
    result.isSigned = !isNone && !parts[2].isEmpty();
    return result;
}

} // namespace

const TokenClaim *TokenInspection::claim(QLatin1String name) const
{
    return lastOf(claims, name);
}

QDateTime TokenInspection::time(QLatin1String name) const
{
    const TokenClaim *const found = claim(name);
    return found ? found->time : QDateTime();
}

QStringList TokenInspection::words(QLatin1String name) const
{
    const TokenClaim *const found = claim(name);
    if (!found) {
        return {};
    }
    const bool splits = name == QLatin1String("scope") && found->words.size() == 1;
    return splits ? found->words.first().split(QLatin1Char(' '), Qt::SkipEmptyParts) : found->words;
}

TokenInspection inspectToken(const Secret &token)
{
    return token.reveal(inspect);
}
