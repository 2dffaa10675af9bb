// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <core/names.h>
#include <optional>
#include <QDateTime>
#include <QStringList>

/// Names a keychain entry. Apart from the key's own id, because a changed key gets a new entry before the old one goes.
using EntryId = Id<struct EntryIdKind>;

/// How far the steps of storing or removing a key have come (design: security, order of steps).
enum class KeyStage {
    Pending, ///< its entry is not known to be in the keychain yet
    Active,
    Removed, ///< in the trash
    Purging, ///< its entry is on its way out
};

/// What came of the last token request that the authorization server judged.
enum class KeyOutcome { Untested, Works, Refused };

/// What the index knows of a key.
struct KeyRow {
    KeyId id;
    EntryId entry; ///< in force
    std::optional<EntryId> strayEntry = {}; ///< has to go: the new one of an unfinished change or the old one after it
    std::optional<EntryId> previousEntry = {}; ///< holds the secret before the last rotation, while that is kept
    SpaceId space;
    Label label;
    ClientId clientId;
    QString note = {};
    KeyStage stage = KeyStage::Pending;
    KeyOutcome outcome = KeyOutcome::Untested;
    bool entryMissing = false; ///< the keychain was readable and had no entry when last asked
    bool tokenKept = false; ///< an access token may lie in the keychain beside the key
    QString keychain; ///< SecretStore::backend()
    std::optional<QString> owner = {}; ///< the process that keeps a key for its run only
    quint64 generation = 0;
    QDateTime createdAt; ///< UTC, as all
    QDateTime changedAt;
    QDateTime lastUsedAt = {};
    QDateTime lastTestedAt = {};
    QDateTime removedAt = {};
    QDateTime previousSince = {}; ///< when `previousEntry` was put aside
    QDate rotateBy = {}; ///< as the person set it
    QDateTime lastGrantedAt = {}; ///< the last token
    QStringList missingScope = {}; ///< asked for and not granted with that token
    /// The entry in force has fetched a token since the last rotation put the previous one aside.
    bool hasProvenItself() const
    {
        return outcome == KeyOutcome::Works && lastGrantedAt.isValid() && lastGrantedAt > previousSince;
    }
    friend bool operator==(const KeyRow &, const KeyRow &) = default;
};
