// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/names.h>
#include <core/result.h>
#include <core/secret.h>
#include <core/space.h>
#include <optional>
#include <QDateTime>
#include <QList>

/// A space as a backup has it.
struct BackupSpace {
    SpaceName name;
    SpaceSettings settings;
    bool isSandbox = false;
    friend bool operator==(const BackupSpace &, const BackupSpace &) = default;
};

/// A key as a backup has it, without its secrets.
struct BackupKey {
    KeyId id;
    SpaceName space;
    Label label;
    ClientId clientId;
    QString note = {};
    QDateTime createdAt = {}; ///< UTC, as all
    QDateTime changedAt = {};
    QDate rotateBy = {};
    QDateTime removedAt = {}; ///< valid when it lay in the trash
    QDateTime previousSince = {}; ///< valid when the secret before the last rotation came along
    friend bool operator==(const BackupKey &, const BackupKey &) = default;
};

/// One of a key's secrets, with the client id that it belongs to.
struct KeySecret {
    ClientId clientId;
    Secret secret;
};

/// What was in a backup. Holds every secret of it in one piece of locked memory. Any thread.
class Backup {
public:
    static constexpr int Version = 1; ///< of what is in the file
    static constexpr qsizetype MaxBytes = 256 * 1024 * 1024; ///< of the text within; 10,000 keys have some 6 MiB

    /// Strict: one key that is not sound, and nothing of it is believed. Errors: NotABackup, BackupNewer.
    static Result<Backup> parse(Secret document);

    const QDateTime &createdAt() const { return m_createdAt; }
    const QList<BackupSpace> &spaces() const { return m_spaces; }
    const QList<BackupKey> &keys() const { return m_keys; }
    /// References of the keys that were left out of it on purpose, since their secrets could not be read.
    const QStringList &missing() const { return m_missing; }

    /// The secret of keys().at(n), and the one before its last rotation.
    KeySecret secret(qsizetype n) const;
    std::optional<KeySecret> previous(qsizetype n) const;

private:
    struct Reader;
    struct Slice {
        qsizetype at;
        qsizetype size;
    };
    std::optional<KeySecret> secretNamed(qsizetype n, QByteArrayView clientId, QByteArrayView secret) const;

    Secret m_document;
    QDateTime m_createdAt;
    QList<BackupSpace> m_spaces;
    QList<BackupKey> m_keys;
    QList<Slice> m_slices; ///< where each key's object stands in the document
    QStringList m_missing;
};
