// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/sql.h>

#include <QSqlError>
#include <QStorageInfo>
#include <utility>

namespace {

// https://www.sqlite.org/rescode.html; the low byte is the primary code.
enum SqliteCode {
    SqliteBusy = 5,
    SqliteLocked = 6,
    SqliteIoError = 10,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteNotADatabase = 26
};

constexpr qint64 NoRoom = 64 * 1024; ///< bytes; with less than this an I/O error is a full disk

} // namespace

Error errorOf(const QSqlError &error, const QString &path)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case SqliteBusy:
    case SqliteLocked:
        return {ErrorKind::DatabaseBusy};
    case SqliteCorrupt:
    case SqliteNotADatabase:
        return {ErrorKind::DatabaseDamaged, {path}};
    case SqliteFull:
        return {ErrorKind::DiskFull, {path}};
    case SqliteIoError: {
        const QStorageInfo disk(path);
        if (disk.isValid() && disk.bytesAvailable() < NoRoom) {
            return {ErrorKind::DiskFull, {path}};
        }
        break;
    }
    default:
        break;
    }
    return {ErrorKind::DatabaseUnavailable, {path, error.databaseText()}};
}

Result<QSqlQuery> runSql(QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        return tl::unexpected(errorOf(query.lastError(), database.databaseName()));
    }
    for (const QVariant &value : values) {
        // QtSql would write NULL for a text that was never set, which is no less a text.
        const bool isUnsetText = value.metaType() == QMetaType::fromType<QString>() && value.toString().isNull();
        query.addBindValue(isUnsetText ? QVariant(QStringLiteral("")) : value);
    }
    if (!query.exec()) {
        return tl::unexpected(errorOf(query.lastError(), database.databaseName()));
    }
    return query;
}

QVariant stored(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime readTime(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

Result<void> withoutWaiting(QSqlDatabase &database, const std::function<Result<void>()> &work)
{
    if (const auto relaxed = runSql(database, QStringLiteral("PRAGMA synchronous = NORMAL")); !relaxed) {
        return failureOf(relaxed);
    }
    const auto done = work();
    if (const auto strict = runSql(database, QStringLiteral("PRAGMA synchronous = FULL")); done && !strict) {
        return failureOf(strict);
    }
    return done;
}

Transaction::Transaction(QSqlDatabase &database)
    : m_database(&database)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Result<Transaction> Transaction::begin(QSqlDatabase &database)
{
    if (const auto begun = runSql(database, QStringLiteral("BEGIN IMMEDIATE")); !begun) {
        return failureOf(begun);
    }
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database) {
        // Fails harmlessly where SQLite has rolled back by itself.
        (void)runSql(*m_database, QStringLiteral("ROLLBACK"));
    }
}

Result<void> Transaction::commit()
{
    if (const auto committed = runSql(*m_database, QStringLiteral("COMMIT")); !committed) {
        return failureOf(committed);
    }
    m_database = nullptr;
    return {};
}
