// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/use.h>
#include <optional>
#include <QList>
#include <QSqlDatabase>

/// The list of uses in the index. On the database's thread. Errors of all: those of runSql().
class UseTable {
public:
    /// Of one key. A script that runs in a new folder each time would fill the disk otherwise; the oldest go.
    static constexpr int MaxRowsOfAKey = 10'000;

    explicit UseTable(QSqlDatabase &database)
        : m_database(database)
    {
    }

    /// Adds to the row of the same part, caller, host and hour, or begins one; the key must exist. Each new row also takes
    /// away what is too old or too much.
    Result<void> add(const Use &use);
    Result<QList<Use>> list(const KeyId &key); ///< the youngest first
    Result<QList<LastUse>> lastOfEachPart(const KeyId &key); ///< the youngest first
    Result<UsesHeld> held();
    /// Whether any row is older than UsesHeld::DaysKept, by an index.
    Result<bool> hasExpired(const QDateTime &now);
    Result<void> removeExpired(const QDateTime &now);
    /// Of all keys without one. Overwrites what it removes in the file.
    Result<void> clear(const std::optional<KeyId> &key);

private:
    Result<void> change(const QString &sql, const QVariantList &values);
    QSqlDatabase &m_database;
};
