// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/names.h>
#include <core/secret.h>
#include <core/space.h>
#include <optional>
#include <QDateTime>
#include <storage/keyrow.h>

/// What the keychain holds for a key: a JSON object that says by itself what it belongs to, so that keys can be found
/// again when the index is lost. Below 2000 bytes for anything but the longest names, as Windows wants it.
struct KeyEntry {
    KeyId id;
    QString space; ///< its name when the entry was written; shown, never compared
    Label label;
    ClientId clientId;
    Secret clientSecret;
    /// Its space's settings when the entry was written, for a rebuild; left out where they would make it too long.
    std::optional<SpaceSettings> settings = {};
    QDateTime writtenAt = {}; ///< UTC, invalid in entries of the first release

    Secret write() const;
    /// Nothing when it is not sound: not JSON, another version, a part missing.
    static std::optional<KeyEntry> parse(const Secret &entry);

    Secret written(const SpaceSettings *with) const; ///< whatever its length
};

/// `io.github.keydesk/key/v1/<entry id>`; the first entry of a key has the key's own id.
QString keyEntryName(const EntryId &entry);
/// The other way round; nothing for the name of anything but a key's entry.
std::optional<EntryId> entryIdOf(const QString &name);
