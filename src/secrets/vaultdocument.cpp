// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/vaultdocument.h>

#include <core/flatjson.h>
#include <cstring>
#include <QJsonArray>
#include <QJsonDocument>
#include <sodium.h>
#include <vector>

namespace {

constexpr int VaultVersion = 1;
constexpr QByteArrayView VersionName("keydesk_vault");
constexpr QByteArrayView EntriesName("entries");
constexpr QByteArrayView Beginning(R"({"keydesk_vault":1,"entries":{)");
constexpr QByteArrayView Ending("}}\n");

/// `"name"`, escaped.
QByteArray quotedName(const QString &name)
{
    return QJsonDocument(QJsonArray{name}).toJson(QJsonDocument::Compact).sliced(1).chopped(1);
}

Secret toBase64(const Secret &value)
{
    constexpr int Variant = sodium_base64_VARIANT_ORIGINAL;
    const auto size
        = static_cast<qsizetype>(sodium_base64_encoded_len(static_cast<std::size_t>(value.size()), Variant));
    return Secret::filled(size, [&](char *into) {
        value.reveal([&](QByteArrayView bytes) {
            sodium_bin2base64(into, static_cast<std::size_t>(size),
                reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<std::size_t>(bytes.size()), Variant);
        });
    });
}

Secret fromBase64(QByteArrayView text)
{
    if (text.isEmpty()) {
        return {};
    }
    std::size_t size = 0;
    bool isSound = false;
    const Secret buffer = Secret::filled(text.size(), [&](char *into) {
        isSound = sodium_base642bin(reinterpret_cast<unsigned char *>(into), static_cast<std::size_t>(text.size()),
                      text.data(), static_cast<std::size_t>(text.size()), nullptr, &size, nullptr,
                      sodium_base64_VARIANT_ORIGINAL)
            == 0;
    });
    return isSound
        ? buffer.reveal([&](QByteArrayView bytes) { return Secret(bytes.first(static_cast<qsizetype>(size))); })
        : Secret(text);
}

/// The one member of that name; nothing when it is missing or there twice.
const JsonMember *onlyMember(const QList<JsonMember> &members, QByteArrayView name)
{
    const JsonMember *only = nullptr;
    for (const JsonMember &member : members) {
        if (member.name == name) {
            if (only) {
                return nullptr;
            }
            only = &member;
        }
    }
    return only;
}

Result<QList<JsonMember>> entriesOf(QByteArrayView text)
{
    const auto members = jsonMembers(text);
    const JsonMember *const version = members ? onlyMember(*members, VersionName) : nullptr;
    bool isNumber = false;
    const int number = version ? version->lexeme.toInt(&isNumber) : 0;
    if (!isNumber || number < VaultVersion) {
        return failure(ErrorKind::VaultDamaged);
    }
    if (number > VaultVersion) {
        return failure(ErrorKind::VaultNewer);
    }
    const JsonMember *const entries = onlyMember(*members, EntriesName);
    auto found = entries ? jsonMembers(entries->lexeme) : std::nullopt;
    return found ? Result<QList<JsonMember>>(*std::move(found)) : failure(ErrorKind::VaultDamaged);
}

} // namespace

VaultDocument::VaultDocument()
    : m_text([] {
        QByteArray text = Beginning.toByteArray();
        text.append(Ending.data(), Ending.size());
        return Secret(text);
    }())
{
}

VaultDocument VaultDocument::composed(const std::vector<Entry> &entries)
{
    QByteArrayList names;
    qsizetype size = Beginning.size() + Ending.size();
    for (const Entry &entry : entries) {
        names.append((names.isEmpty() ? "\n" : ",\n") + quotedName(entry.name) + ":\"");
        size += names.last().size() + entry.base64.size() + 1;
    }
    VaultDocument document;
    document.m_text = Secret::filled(size, [&](char *into) {
        qsizetype at = 0;
        const auto append = [&](QByteArrayView bytes) {
            std::memcpy(into + at, bytes.data(), static_cast<std::size_t>(bytes.size()));
            at += bytes.size();
        };
        append(Beginning);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            append(names.at(static_cast<qsizetype>(i)));
            document.m_places.insert_or_assign(entries[i].name, Place{at, entries[i].base64.size()});
            append(entries[i].base64);
            append("\"");
        }
        append(Ending);
    });
    return document;
}

Result<VaultDocument> VaultDocument::parse(const Secret &text)
{
    return text.reveal([](QByteArrayView bytes) -> Result<VaultDocument> {
        const auto members = entriesOf(bytes);
        if (!members) {
            return failureOf(members);
        }
        std::vector<Secret> unescaped; // keeps alive what is looked into below
        std::map<QString, QByteArrayView> sorted;
        for (const JsonMember &member : *members) {
            if (!member.isString()) {
                return failure(ErrorKind::VaultDamaged);
            }
            QByteArrayView base64 = member.lexeme.sliced(1).chopped(1);
            if (base64.indexOf('\\') >= 0) {
                QByteArray plain = decodedJsonString(member.lexeme);
                unescaped.push_back(Secret::takeFrom(plain));
                base64 = unescaped.back().reveal([](QByteArrayView view) { return view; });
            }
            if (!sorted.emplace(QString::fromUtf8(member.name), base64).second) {
                return failure(ErrorKind::VaultDamaged); // which of the two would be a guess
            }
        }
        std::vector<Entry> entries;
        entries.reserve(sorted.size());
        for (const auto &[name, base64] : sorted) {
            entries.push_back({name, base64});
        }
        return composed(entries);
    });
}

std::optional<Secret> VaultDocument::value(const QString &name) const
{
    const auto found = m_places.find(name);
    if (found == m_places.end()) {
        return std::nullopt;
    }
    const Place place = found->second;
    return m_text.reveal([place](QByteArrayView text) { return fromBase64(text.sliced(place.at, place.size)); });
}

QStringList VaultDocument::names() const
{
    QStringList names;
    names.reserve(static_cast<qsizetype>(m_places.size()));
    for (const auto &[name, place] : m_places) {
        names.append(name);
    }
    return names;
}

VaultDocument VaultDocument::with(const std::vector<Change> &changes) const
{
    std::vector<Secret> encoded; // keeps alive what is looked into below
    encoded.reserve(changes.size());
    return m_text.reveal([&](QByteArrayView text) {
        std::map<QString, QByteArrayView> sorted;
        for (const auto &[known, place] : m_places) {
            sorted.emplace(known, text.sliced(place.at, place.size));
        }
        for (const Change &change : changes) {
            sorted.erase(change.name);
            if (change.value) {
                encoded.push_back(toBase64(*change.value));
                // Behind it stands a zero that libsodium adds.
                sorted.emplace(change.name, encoded.back().reveal([](QByteArrayView view) { return view.chopped(1); }));
            }
        }
        std::vector<Entry> entries;
        entries.reserve(sorted.size());
        for (const auto &[known, base64] : sorted) {
            entries.push_back({known, base64});
        }
        return composed(entries);
    });
}

VaultDocument VaultDocument::with(const QString &name, const Secret *value) const
{
    const auto copy = value ? std::make_shared<const Secret>(value->duplicate()) : nullptr;
    return with({Change{name, copy}});
}
