// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <functional>
#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

/// Prepares `sql`, binds `values` to its question marks and runs it. NULL is an invalid value; a null text is an empty
/// one. Call it on the database's thread.
/// Errors: DatabaseUnavailable, DatabaseDamaged, DatabaseBusy, DiskFull.
Result<QSqlQuery> runSql(QSqlDatabase &database, const QString &sql, const QVariantList &values = {});

/// What SQLite's last failure on this file means to a person.
Error errorOf(const QSqlError &error, const QString &path);

/// Times are kept as milliseconds since 1970 UTC, an invalid one as NULL.
QVariant stored(const QDateTime &time);
QDateTime readTime(const QVariant &value);

/// Runs `work` so that nobody waits for the disk: for what may be lost with the power. Outside a transaction.
Result<void> withoutWaiting(QSqlDatabase &database, const std::function<Result<void>()> &work);

/// Rolls back when it dies before commit().
class Transaction {
public:
    /// Takes SQLite's write lock at once, so that what is read inside stays true until the commit.
    static Result<Transaction> begin(QSqlDatabase &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    Result<void> commit();

private:
    explicit Transaction(QSqlDatabase &database);
    QSqlDatabase *m_database;
};
