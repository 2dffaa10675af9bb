// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/kepttoken.h>

#include <keys/secretjson.h>
#include <QCryptographicHash>

namespace {

constexpr qint64 TokenEntryVersion = 1;

/// Equal for equal grants only; of no use to who reads it.
QString fingerprint(const Grant &grant)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {grant.tokenEndpoint.text(), grant.clientId.text(), grant.scope.text(),
             clientAuthenticationText(grant.method), QString::number(grant.generation)}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\n", 1)); // none of the parts holds one
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString written(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

SharedToken parse(QByteArrayView json, const Grant &grant, const QDateTime &now)
{
    const auto members = SecretJson::parse(json);
    if (!members || members->number("v") != TokenEntryVersion || members->text("grant") != fingerprint(grant)) {
        return nullptr;
    }
    auto value = members->secret("access_token");
    const auto type = members->text("token_type");
    const auto scope = Scope::parse(members->text("scope").value_or(QString()));
    const auto missing = members->text("missing_scope");
    const auto lifetime = members->number("lifetime");
    const auto receivedAt
        = QDateTime::fromString(members->text("received_at").value_or(QString()), Qt::ISODateWithMs).toUTC();
    if (!value || value->isEmpty() || !type || !scope || !missing || !lifetime || *lifetime <= 0
        || !receivedAt.isValid() || receivedAt > now) {
        return nullptr;
    }
    AccessToken token;
    token.value = std::move(*value);
    token.tokenType = *type;
    token.lifetime = std::chrono::seconds(*lifetime);
    token.receivedAt = receivedAt;
    token.expiresAt = receivedAt.addSecs(*lifetime);
    token.granted = *scope;
    token.missingScope = missing->split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::make_shared<const AccessToken>(std::move(token));
}

} // namespace

QString keptTokenName(const KeyId &key)
{
    return QStringLiteral("io.github.keydesk/token/v1/") + key.text();
}

std::optional<Secret> writeKeptToken(const AccessToken &token, const Grant &grant)
{
    if (!token.lifetime) {
        return std::nullopt;
    }
    SecretJsonWriter json;
    json.add("v", TokenEntryVersion);
    json.add("grant", fingerprint(grant));
    json.add("access_token", token.value);
    json.add("token_type", token.tokenType);
    json.add("scope", token.granted.text());
    json.add("missing_scope", token.missingScope.join(QLatin1Char(' ')));
    json.add("received_at", written(token.receivedAt));
    json.add("lifetime", static_cast<qint64>(token.lifetime->count()));
    json.add("expires_at", written(token.expiresAt));
    return json.finish();
}

SharedToken readKeptToken(const Secret &entry, const Grant &grant, const QDateTime &now)
{
    return entry.reveal([&](QByteArrayView json) { return parse(json, grant, now); });
}
