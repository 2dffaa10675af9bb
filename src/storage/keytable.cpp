// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/keytable.h>

#include <array>
#include <storage/sql.h>

namespace {

// In the order of the enumerations.
constexpr std::array<QLatin1String, 4> Stages{
    QLatin1String("pending"), QLatin1String("active"), QLatin1String("removed"), QLatin1String("purging")};
constexpr std::array<QLatin1String, 3> Outcomes{
    QLatin1String("untested"), QLatin1String("works"), QLatin1String("refused")};

template <class Value, std::size_t Count>
std::optional<Value> parseWord(const std::array<QLatin1String, Count> &words, const QString &text)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (text == words.at(i)) {
            return static_cast<Value>(i);
        }
    }
    return std::nullopt;
}

QString word(KeyStage stage)
{
    return Stages.at(static_cast<std::size_t>(stage));
}

QString word(KeyOutcome outcome)
{
    return Outcomes.at(static_cast<std::size_t>(outcome));
}

QString columns()
{
    return QStringLiteral("entry_id, stray_entry_id, space_id, label, label_folded, client_id, note, stage, outcome, "
                          "entry_missing, token_kept, keychain, owner, generation, created_at, changed_at, "
                          "last_used_at, last_tested_at, removed_at, previous_entry_id, previous_since, rotate_by, "
                          "last_granted_at, missing_scope, id");
}

QVariantList valuesOf(const KeyRow &row)
{
    return {row.entry.text(), row.strayEntry ? QVariant(row.strayEntry->text()) : QVariant(), row.space.text(),
        row.label.text(), row.label.folded(), row.clientId.text(), row.note, word(row.stage), word(row.outcome),
        row.entryMissing, row.tokenKept, row.keychain, row.owner ? QVariant(*row.owner) : QVariant(),
        static_cast<qint64>(row.generation), stored(row.createdAt), stored(row.changedAt), stored(row.lastUsedAt),
        stored(row.lastTestedAt), stored(row.removedAt),
        row.previousEntry ? QVariant(row.previousEntry->text()) : QVariant(), stored(row.previousSince),
        row.rotateBy.isValid() ? QVariant(row.rotateBy.toString(Qt::ISODate)) : QVariant(), stored(row.lastGrantedAt),
        row.missingScope.join(QLatin1Char(' ')), row.id.text()};
}

std::optional<KeyRow> readRow(const QSqlQuery &query)
{
    const auto text = [&query](int column) { return query.value(column).toString(); };
    const auto entry = EntryId::parse(text(0));
    const auto space = SpaceId::parse(text(2));
    const auto label = Label::parse(text(3));
    const auto clientId = ClientId::parse(text(5));
    const auto stage = parseWord<KeyStage>(Stages, text(7));
    const auto outcome = parseWord<KeyOutcome>(Outcomes, text(8));
    const auto id = KeyId::parse(text(24));
    if (!entry || !space || !label || !clientId || !stage || !outcome || !id) {
        return std::nullopt;
    }
    KeyRow row{.id = *id,
        .entry = *entry,
        .strayEntry = EntryId::parse(text(1)),
        .previousEntry = EntryId::parse(text(19)),
        .space = *space,
        .label = *label,
        .clientId = *clientId,
        .note = text(6),
        .stage = *stage,
        .outcome = *outcome,
        .entryMissing = query.value(9).toBool(),
        .tokenKept = query.value(10).toBool(),
        .keychain = text(11),
        .generation = static_cast<quint64>(query.value(13).toLongLong()),
        .createdAt = readTime(query.value(14)),
        .changedAt = readTime(query.value(15)),
        .lastUsedAt = readTime(query.value(16)),
        .lastTestedAt = readTime(query.value(17)),
        .removedAt = readTime(query.value(18)),
        .previousSince = readTime(query.value(20)),
        .rotateBy = QDate::fromString(text(21), Qt::ISODate),
        .lastGrantedAt = readTime(query.value(22)),
        .missingScope = text(23).split(QLatin1Char(' '), Qt::SkipEmptyParts)};
    if (!query.value(12).isNull()) {
        row.owner = text(12);
    }
    return row;
}

} // namespace

Result<QList<KeyRow>> KeyTable::select(const QString &rest, const QVariantList &values)
{
    auto query = runSql(m_database, QStringLiteral("SELECT %1 FROM keys %2").arg(columns(), rest), values);
    if (!query) {
        return failureOf(query);
    }
    QList<KeyRow> rows;
    while (query->next()) {
        auto row = readRow(*query);
        if (!row) {
            return failure(ErrorKind::DatabaseDamaged, {m_database.databaseName()});
        }
        rows.append(*std::move(row));
    }
    return rows;
}

Result<QList<KeyRow>> KeyTable::list(Stages stages)
{
    const bool isNotActive = stages == Stages::NotActive;
    return select(isNotActive ? QStringLiteral("WHERE stage <> 'active' ORDER BY label_folded")
                              : QStringLiteral("ORDER BY label_folded"));
}

Result<QList<KeyRow>> KeyTable::listOfSpace(const SpaceId &space)
{
    return select(QStringLiteral("WHERE space_id = ? ORDER BY label_folded"), {space.text()});
}

Result<std::optional<KeyRow>> KeyTable::find(const KeyId &id)
{
    return select(QStringLiteral("WHERE id = ?"), {id.text()}).map([](const QList<KeyRow> &rows) {
        return rows.isEmpty() ? std::optional<KeyRow>() : std::optional<KeyRow>(rows.first());
    });
}

Result<QList<KeyRow>> KeyTable::find(const SpaceId &space, const Label &label)
{
    return select(QStringLiteral("WHERE space_id = ? AND label_folded = ? ORDER BY stage <> 'active', removed_at DESC"),
        {space.text(), label.folded()});
}

Result<QList<KeyRow>> KeyTable::unfinished(const QDateTime &removedBefore)
{
    // Each part has an index of its own; one condition joined by OR would read every row.
    return select(QStringLiteral("WHERE id IN (SELECT id FROM keys WHERE stage <> 'active' AND stage = 'pending' "
                                 "UNION SELECT id FROM keys WHERE stage <> 'active' AND stage = 'purging' "
                                 "UNION SELECT id FROM keys WHERE stage <> 'active' AND stage = 'removed' "
                                 "AND removed_at < ? "
                                 "UNION SELECT id FROM keys WHERE stray_entry_id IS NOT NULL "
                                 "UNION SELECT id FROM keys WHERE previous_entry_id IS NOT NULL "
                                 "AND outcome = 'works' AND last_granted_at > previous_since "
                                 "UNION SELECT id FROM keys WHERE owner IS NOT NULL)"),
        {stored(removedBefore)});
}

Result<int> KeyTable::countSettled(const QString &keychain)
{
    auto query = runSql(
        m_database, QStringLiteral("SELECT count(*) FROM keys WHERE keychain = ? AND stage <> 'pending'"), {keychain});
    if (!query) {
        return failureOf(query);
    }
    return query->next() ? query->value(0).toInt() : 0;
}

Result<QStringList> KeyTable::entries(const QString &keychain)
{
    auto query = runSql(m_database,
        QStringLiteral("SELECT entry_id FROM keys WHERE keychain = ? UNION "
                       "SELECT stray_entry_id FROM keys WHERE keychain = ? AND stray_entry_id IS NOT NULL UNION "
                       "SELECT previous_entry_id FROM keys WHERE keychain = ? AND previous_entry_id IS NOT NULL"),
        {keychain, keychain, keychain});
    if (!query) {
        return failureOf(query);
    }
    QStringList entries;
    while (query->next()) {
        entries.append(query->value(0).toString());
    }
    return entries;
}

Result<void> KeyTable::mustBeFree(const KeyRow &row)
{
    if (row.stage != KeyStage::Pending && row.stage != KeyStage::Active) {
        return {};
    }
    auto query = runSql(m_database,
        QStringLiteral("SELECT 1 FROM keys WHERE space_id = ? AND label_folded = ? AND id <> ? "
                       "AND stage IN ('pending', 'active')"),
        {row.space.text(), row.label.folded(), row.id.text()});
    if (!query) {
        return failureOf(query);
    }
    if (query->next()) {
        return failure(ErrorKind::LabelTaken);
    }
    return {};
}

Result<void> KeyTable::change(const QString &sql, const QVariantList &values)
{
    return runSql(m_database, sql, values).map([](const QSqlQuery &) {});
}

Result<void> KeyTable::insert(const KeyRow &row)
{
    if (const auto isFree = mustBeFree(row); !isFree) {
        return isFree;
    }
    return change(QStringLiteral("INSERT INTO keys (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                 "?, ?, ?, ?, ?, ?, ?)")
                      .arg(columns()),
        valuesOf(row));
}

Result<void> KeyTable::update(const KeyRow &row)
{
    if (const auto isFree = mustBeFree(row); !isFree) {
        return isFree;
    }
    return change(
        QStringLiteral("UPDATE keys SET entry_id = ?, stray_entry_id = ?, space_id = ?, label = ?, label_folded = ?, "
                       "client_id = ?, note = ?, stage = ?, outcome = ?, entry_missing = ?, token_kept = ?, "
                       "keychain = ?, owner = ?, generation = ?, created_at = ?, changed_at = ?, last_used_at = ?, "
                       "last_tested_at = ?, removed_at = ?, previous_entry_id = ?, previous_since = ?, rotate_by = ?, "
                       "last_granted_at = ?, missing_scope = ? WHERE id = ?"),
        valuesOf(row));
}

Result<void> KeyTable::remove(const KeyId &id)
{
    return change(QStringLiteral("DELETE FROM keys WHERE id = ?"), {id.text()});
}

Result<void> KeyTable::changeRelaxed(const QString &sql, const QVariantList &values)
{
    return withoutWaiting(m_database, [&] { return change(sql, values); });
}

Result<void> KeyTable::setGranted(
    const KeyId &id, quint64 generation, const QDateTime &grantedAt, const QStringList &missingScope)
{
    return changeRelaxed(
        QStringLiteral("UPDATE keys SET outcome = 'works', last_tested_at = ?, last_granted_at = ?, missing_scope = ? "
                       "WHERE id = ? AND generation = ?"),
        {stored(grantedAt), stored(grantedAt), missingScope.join(QLatin1Char(' ')), id.text(),
            static_cast<qint64>(generation)});
}

Result<void> KeyTable::setRefused(const KeyId &id, quint64 generation, const QDateTime &refusedAt)
{
    return changeRelaxed(
        QStringLiteral("UPDATE keys SET outcome = 'refused', last_tested_at = ? WHERE id = ? AND generation = ?"),
        {stored(refusedAt), id.text(), static_cast<qint64>(generation)});
}

Result<void> KeyTable::setTokenKept(const KeyId &id, bool kept)
{
    return changeRelaxed(QStringLiteral("UPDATE keys SET token_kept = ? WHERE id = ?"), {kept, id.text()});
}

Result<void> KeyTable::setEntryMissing(const KeyId &id, bool missing)
{
    return changeRelaxed(QStringLiteral("UPDATE keys SET entry_missing = ? WHERE id = ?"), {missing, id.text()});
}

Result<void> KeyTable::setLastUsed(const KeyId &id, const QDateTime &usedAt)
{
    return change(QStringLiteral("UPDATE keys SET last_used_at = ? WHERE id = ?"), {stored(usedAt), id.text()});
}

Result<void> KeyTable::forgetOutcomes(const SpaceId &space)
{
    return change(QStringLiteral("UPDATE keys SET outcome = 'untested', last_tested_at = NULL, last_granted_at = NULL, "
                                 "missing_scope = '' WHERE space_id = ?"),
        {space.text()});
}
