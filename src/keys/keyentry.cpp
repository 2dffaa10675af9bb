// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keyentry.h>

#include <keys/secretjson.h>

namespace {

constexpr qint64 KeyEntryVersion = 1;

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
    return KeyEntry{*id, *space, *label, *clientId, std::move(*secret)};
}

} // namespace

Secret KeyEntry::write() const
{
    SecretJsonWriter json;
    json.add("v", KeyEntryVersion);
    json.add("id", id.text());
    json.add("space", space);
    json.add("label", label.text());
    json.add("client_id", clientId.text());
    json.add("client_secret", clientSecret);
    return json.finish();
}

std::optional<KeyEntry> KeyEntry::parse(const Secret &entry)
{
    return entry.reveal(parseJson);
}

QString keyEntryName(const EntryId &entry)
{
    return QStringLiteral("io.github.keydesk/key/v1/") + entry.text();
}
