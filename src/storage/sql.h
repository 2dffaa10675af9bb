// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

/// Prepares `sql`, binds `values` to its question marks and runs it. NULL is an invalid value; a null text is an empty
/// one. Call it on the database's thread.
/// Errors: DatabaseUnavailable, DatabaseDamaged, DatabaseBusy, DiskFull.
Result<QSqlQuery> runSql(QSqlDatabase &database, const QString &sql, const QVariantList &values = {});

/// What SQLite's last failure on this file means to a person.
Error errorOf(const QSqlError &error, const QString &path);

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
