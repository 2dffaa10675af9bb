// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keyentry.h>

#include <keys/settingsjson.h>

namespace {

constexpr qint64 KeyEntryVersion = 1;
constexpr const char *EntryPrefix = "io.github.keydesk/key/v1/";
constexpr qsizetype MaxBytes = 2000; ///< of an entry with settings (design: security)

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
    return KeyEntry{*id, *space, *label, *clientId, std::move(*secret), settingsIn(*members),
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
        addSettings(json, *with);
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
