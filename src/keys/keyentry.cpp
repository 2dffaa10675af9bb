// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keyentry.h>

#include <keys/secretjson.h>

namespace {

constexpr qint64 KeyEntryVersion = 1;
constexpr const char *EntryPrefix = "io.github.keydesk/key/v1/";
constexpr qsizetype MaxBytes = 2000; ///< of an entry with settings (design: security)

/// All or none; an entry without a proxy was written with the system's.
std::optional<SpaceSettings> readSettings(const SecretJson &members)
{
    const auto tokenEndpoint = Endpoint::parse(members.text("token_endpoint").value_or(QString()));
    const auto scope = Scope::parse(members.text("scope").value_or(QString()));
    const auto baseUrl = Endpoint::parse(members.text("base_url").value_or(QString()));
    const auto method = members.text("client_auth");
    const auto proxy = ProxyChoice::parse(members.text("proxy").value_or(ProxyChoice().text()));
    if (!tokenEndpoint || !scope || !baseUrl || !proxy
        || (method != QLatin1String("post") && method != QLatin1String("basic"))) {
        return std::nullopt;
    }
    return SpaceSettings{*tokenEndpoint, *scope, *baseUrl,
        method == QLatin1String("basic") ? ClientAuthentication::Basic : ClientAuthentication::Post, *proxy};
}

std::optional<KeyEntry> parseJson(QByteArrayView json)
{
    const auto members = SecretJson::parse(json);
    if (!members || members->number("v") != KeyEntryVersion) {
        return std::nullopt;
    }
    const auto id = KeyId::parse(members->text("id").value_or(QString()));
    const auto space = members->text("space");
    const auto label = Label::parse(members->text("label").value_or(QString()));
    const auto clientId = ClientId::parse(members->text("client_id").value_or(QString()));
    auto secret = members->secret("client_secret");
    if (!id || !space || !label || !clientId || !secret || secret->isEmpty()) {
        return std::nullopt;
    }
    return KeyEntry{*id, *space, *label, *clientId, std::move(*secret), readSettings(*members),
        QDateTime::fromString(members->text("written_at").value_or(QString()), Qt::ISODateWithMs)};
}

} // namespace

Secret KeyEntry::write() const
{
    Secret whole = written(settings ? &*settings : nullptr);
    return whole.size() > MaxBytes ? written(nullptr) : std::move(whole);
}

Secret KeyEntry::written(const SpaceSettings *with) const
{
    SecretJsonWriter json;
    json.add("v", KeyEntryVersion);
    json.add("id", id.text());
    json.add("space", space);
    json.add("label", label.text());
    json.add("client_id", clientId.text());
    json.add("client_secret", clientSecret);
    if (writtenAt.isValid()) {
        json.add("written_at", writtenAt.toUTC().toString(Qt::ISODateWithMs));
    }
    if (with) {
        json.add("token_endpoint", with->tokenEndpoint.text());
        json.add("scope", with->scope.text());
        json.add("base_url", with->baseUrl.text());
        json.add("client_auth", clientAuthenticationText(with->clientAuthentication));
        if (with->proxy != ProxyChoice()) {
            json.add("proxy", with->proxy.text());
        }
    }
    return json.finish();
}

std::optional<KeyEntry> KeyEntry::parse(const Secret &entry)
{
    return entry.reveal(parseJson);
}

QString keyEntryName(const EntryId &entry)
{
    return QLatin1String(EntryPrefix) + entry.text();
}

std::optional<EntryId> entryIdOf(const QString &name)
{
    const QLatin1String prefix(EntryPrefix);
    return name.startsWith(prefix) ? EntryId::parse(QStringView(name).sliced(prefix.size())) : std::nullopt;
}
