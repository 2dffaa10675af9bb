// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/usetable.h>

#include <storage/sql.h>

namespace {

constexpr qint64 HourInMilliseconds = 60LL * 60 * 1000;

qint64 hourOf(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() / HourInMilliseconds;
}

qint64 oldestKept(const QDateTime &now)
{
    return hourOf(now.addDays(-UsesHeld::DaysKept));
}

} // namespace

Result<void> UseTable::change(const QString &sql, const QVariantList &values)
{
    return runSql(m_database, sql, values).map([](const QSqlQuery &) {});
}

Result<void> UseTable::add(const Use &use)
{
    auto added = runSql(m_database,
        QStringLiteral("INSERT INTO uses (key_id, hour, part, program, folder, host, first_at, last_at, count) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key_id, hour, part, program, folder, host) DO "
                       "UPDATE SET last_at = max(last_at, excluded.last_at), count = count + excluded.count "
                       "RETURNING count = ?"),
        {use.key.text(), hourOf(use.lastAt), usePartText(use.part), use.caller.program, use.caller.folder, use.host,
            stored(use.firstAt), stored(use.lastAt), use.count, use.count});
    if (!added) {
        return failureOf(added);
    }
    const bool isNewRow = added->next() && added->value(0).toBool();
    added->finish();
    if (!isNewRow) {
        return {};
    }
    if (const auto expired = removeExpired(use.lastAt); !expired) {
        return expired;
    }
    return change(QStringLiteral("DELETE FROM uses WHERE id IN (SELECT id FROM uses WHERE key_id = ? "
                                 "ORDER BY hour DESC, id DESC LIMIT -1 OFFSET ?)"),
        {use.key.text(), MaxRowsOfAKey});
}

Result<QList<Use>> UseTable::list(const KeyId &key)
{
    auto query = runSql(m_database,
        QStringLiteral("SELECT part, program, folder, host, first_at, last_at, count FROM uses WHERE key_id = ? "
                       "ORDER BY last_at DESC, id DESC"),
        {key.text()});
    if (!query) {
        return failureOf(query);
    }
    QList<Use> uses;
    while (query->next()) {
        const auto part = parseUsePart(query->value(0).toString());
        if (!part) {
            return failure(ErrorKind::DatabaseDamaged, {m_database.databaseName()});
        }
        uses.append(Use{.key = key,
            .firstAt = readTime(query->value(4)),
            .lastAt = readTime(query->value(5)),
            .part = *part,
            .caller = {query->value(1).toString(), query->value(2).toString()},
            .host = query->value(3).toString(),
            .count = query->value(6).toInt()});
    }
    return uses;
}

Result<QList<LastUse>> UseTable::lastOfEachPart(const KeyId &key)
{
    auto query = runSql(m_database,
        QStringLiteral("SELECT part, max(last_at) FROM uses WHERE key_id = ? GROUP BY part ORDER BY 2 DESC"),
        {key.text()});
    if (!query) {
        return failureOf(query);
    }
    QList<LastUse> uses;
    while (query->next()) {
        const auto part = parseUsePart(query->value(0).toString());
        if (!part) {
            return failure(ErrorKind::DatabaseDamaged, {m_database.databaseName()});
        }
        uses.append({*part, readTime(query->value(1))});
    }
    return uses;
}

Result<UsesHeld> UseTable::held()
{
    auto query = runSql(m_database, QStringLiteral("SELECT count(*), min(first_at) FROM uses"));
    if (!query) {
        return failureOf(query);
    }
    return query->next() ? UsesHeld{query->value(0).toLongLong(), readTime(query->value(1))} : UsesHeld{};
}

Result<bool> UseTable::hasExpired(const QDateTime &now)
{
    auto query = runSql(m_database, QStringLiteral("SELECT 1 FROM uses WHERE hour < ? LIMIT 1"), {oldestKept(now)});
    if (!query) {
        return failureOf(query);
    }
    return query->next();
}

Result<void> UseTable::removeExpired(const QDateTime &now)
{
    return change(QStringLiteral("DELETE FROM uses WHERE hour < ?"), {oldestKept(now)});
}

Result<void> UseTable::clear(const std::optional<KeyId> &key)
{
    // Folders and hosts may tell a lot of a person: cleared, they are not to be read in the file either.
    if (const auto secure = change(QStringLiteral("PRAGMA secure_delete = ON"), {}); !secure) {
        return secure;
    }
    const auto cleared = key ? change(QStringLiteral("DELETE FROM uses WHERE key_id = ?"), {key->text()})
                             : change(QStringLiteral("DELETE FROM uses"), {});
    if (!cleared) {
        return cleared;
    }
    // What the log still holds of them goes with it; while another program reads, that waits for a later end.
    (void)runSql(m_database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    return {};
}
