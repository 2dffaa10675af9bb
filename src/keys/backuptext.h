// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <keys/backup.h>
#include <keys/secretbuffer.h>

/// Writes the text of a backup, key by key, into one piece of locked memory: one JSON document, so that whoever opens the
/// file with the age program can read it without us. What Backup::parse() reads.
class BackupText {
public:
    BackupText(const QDateTime &createdAt, const QList<BackupSpace> &spaces);

    /// `previous` is null when no secret from before a rotation is kept.
    void add(const BackupKey &key, const KeySecret &secret, const KeySecret *previous);
    /// A key whose secret could not be read.
    void addMissing(const QString &reference);
    int keys() const { return m_keys; } ///< that were added
    /// The whole; nothing may follow.
    Secret finish();

private:
    SecretBuffer m_text;
    QStringList m_missing;
    int m_keys = 0;
};
