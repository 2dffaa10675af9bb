// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QUuid>
#include <sandbox/practicetokens.h>

namespace sandbox {
namespace {

constexpr auto UrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray newKey()
{
    QByteArray key(32, Qt::Uninitialized);
    for (char &byte : key) {
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    }
    return key;
}

// The audiences of the vendor's published example.
QJsonArray audience()
{
    QJsonArray names;
    for (const char *name : {"amazon-jobs", "amazon-sellers", "amazon-products", "amazon-offerlistings", "callbacks",
             "amazon-tasks", "schedulings"}) {
        names.append(QString::fromLatin1(name));
    }
    return names;
}

} // namespace

PracticeTokens::PracticeTokens(const Clock &clock)
    : m_clock(clock)
    , m_key(newKey())
{
}

QJsonObject PracticeTokens::commonClaims(QByteArrayView clientId, QByteArrayView issuer, int lifetimeSeconds) const
{
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    const QUuid subject = QUuid::createUuidV5(QUuid(), clientId.toByteArray()); // the same for a client each time
    return {{QStringLiteral("exp"), now + lifetimeSeconds}, {QStringLiteral("iat"), now},
        {QStringLiteral("jti"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {QStringLiteral("iss"), QString::fromUtf8(issuer)},
        {QStringLiteral("sub"), subject.toString(QUuid::WithoutBraces)},
        {QStringLiteral("azp"), QString::fromUtf8(clientId)}};
}

QByteArray PracticeTokens::mint(
    QByteArrayView clientId, QByteArrayView scope, QByteArrayView issuer, int lifetimeSeconds) const
{
    QJsonObject claims = commonClaims(clientId, issuer, lifetimeSeconds);
    claims.insert(QStringLiteral("typ"), QStringLiteral("Bearer"));
    claims.insert(QStringLiteral("aud"), audience());
    claims.insert(QStringLiteral("scope"), QString::fromUtf8(scope));
    return sign(claims);
}

QByteArray PracticeTokens::mintRefresh(QByteArrayView clientId, QByteArrayView issuer, int lifetimeSeconds) const
{
    QJsonObject claims = commonClaims(clientId, issuer, lifetimeSeconds);
    claims.insert(QStringLiteral("typ"), QStringLiteral("Refresh"));
    return sign(claims);
}

QByteArray PracticeTokens::sign(const QJsonObject &claims) const
{
    const QByteArray header = R"({"alg":"HS256","typ":"JWT","kid":"keydesk-sandbox"})";
    const QByteArray signedPart
        = header.toBase64(UrlSafe) + '.' + QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(UrlSafe);
    return signedPart + '.' + signatureOf(signedPart);
}

QByteArray PracticeTokens::signatureOf(QByteArrayView signedPart) const
{
    return QMessageAuthenticationCode::hash(signedPart.toByteArray(), m_key, QCryptographicHash::Sha256)
        .toBase64(UrlSafe);
}

PracticeTokens::Checked PracticeTokens::check(QByteArrayView token) const
{
    const qsizetype dot = token.lastIndexOf('.');
    if (dot < 0 || token.sliced(dot + 1) != signatureOf(token.first(dot))) {
        return {};
    }
    // Signed by us, so it is as mint() made it.
    const QByteArray payload = token.first(dot).toByteArray().split('.').value(1);
    const QJsonObject claims
        = QJsonDocument::fromJson(QByteArray::fromBase64(payload, QByteArray::Base64UrlEncoding)).object();
    if (claims.value(QLatin1String("typ")) != QLatin1String("Bearer")) {
        return {};
    }
    Checked checked;
    checked.scopes = claims.value(QLatin1String("scope")).toString().toUtf8().split(' ');
    checked.clientId = claims.value(QLatin1String("azp")).toString().toUtf8();
    checked.id = claims.value(QLatin1String("jti")).toString().toUtf8();
    const auto expires = static_cast<qint64>(claims.value(QLatin1String("exp")).toDouble());
    checked.verdict = m_clock.now().toSecsSinceEpoch() < expires ? Verdict::Good : Verdict::Expired;
    return checked;
}

} // namespace sandbox
