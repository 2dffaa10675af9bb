// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <keys/backuptext.h>
#include <storage/database.h>
#include <storage/spacetable.h>

namespace {

/// Another key of the same keychain may well be read.
bool isOfOneKey(ErrorKind kind)
{
    return kind == ErrorKind::KeychainEntryMissing || kind == ErrorKind::KeychainEntryDamaged
        || kind == ErrorKind::KeychainElsewhere;
}

QList<BackupSpace> forBackup(const QList<Space> &spaces)
{
    QList<BackupSpace> all;
    for (const Space &space : spaces) {
        all.append({space.name, space.settings, space.isSandbox});
    }
    return all;
}

BackupKey forBackup(const StoredKey &key)
{
    return BackupKey{.id = key.row.id,
        .space = key.space.name,
        .label = key.row.label,
        .clientId = key.row.clientId,
        .note = key.row.note,
        .createdAt = key.row.createdAt,
        .changedAt = key.row.changedAt,
        .rotateBy = key.row.rotateBy,
        .removedAt = key.row.removedAt,
        .previousSince = key.row.previousSince};
}

KeySecret secretIn(KeyEntry &&entry)
{
    return {entry.clientId, std::move(entry.clientSecret)};
}

Result<QPair<QList<Space>, QList<StoredKey>>> readAll(QSqlDatabase &database)
{
    const auto spaces = SpaceTable(database).list();
    if (!spaces) {
        return failureOf(spaces);
    }
    const auto keys = StoredKey::list(database);
    if (!keys) {
        return failureOf(keys);
    }
    return qMakePair(*spaces, *keys);
}

} // namespace

/// Ends with what of the key is missing in the text, if anything is.
Task<Result<std::optional<QString>>> KeySteps::collectKey(BackupText &text, StoredKey key, std::stop_token stop)
{
    auto entry = co_await m_keyring.read(key, stop);
    if (!entry) {
        if (isOfOneKey(entry.error().kind)) {
            co_return std::optional(key.reference());
        }
        co_return failureOf(entry);
    }
    const KeySecret secret = secretIn(std::move(*entry));
    const std::optional<EntryId> previousEntry = key.row.previousEntry;
    if (!previousEntry) {
        text.add(forBackup(key), secret, nullptr);
        co_return std::optional<QString>();
    }
    auto earlier = co_await m_keyring.readPrevious(key, *previousEntry);
    if (!earlier && !isOfOneKey(earlier.error().kind)) {
        co_return failureOf(earlier);
    }
    if (!earlier) {
        text.add(forBackup(key), secret, nullptr);
        co_return std::optional(QStringLiteral("%1 (its earlier secret)").arg(key.reference()));
    }
    const KeySecret previous = secretIn(std::move(*earlier));
    text.add(forBackup(key), secret, &previous);
    co_return std::optional<QString>();
}

Task<Result<CollectedBackup>> KeySteps::collect(Partial partial, KeyProgress progress, std::stop_token stop)
{
    const auto held = co_await m_lock.acquire(stop);
    if (!held) {
        co_return failureOf(held);
    }
    const auto all = co_await m_database.run(readAll);
    if (!all) {
        co_return failureOf(all);
    }
    const QList<Space> spaces = all->first;
    QList<StoredKey> keys = all->second;
    keys.removeIf([](const StoredKey &key) {
        return key.row.stage != KeyStage::Active && key.row.stage != KeyStage::Removed; // no key yet, or no more
    });
    BackupText text(m_clock.now(), forBackup(spaces));
    CollectedBackup collected;
    collected.spaces = static_cast<int>(spaces.size());
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (stop.stop_requested()) {
            co_return failure(ErrorKind::Cancelled);
        }
        const auto missing = co_await collectKey(text, keys.at(i), stop);
        if (!missing) {
            co_return failureOf(missing);
        }
        if (const std::optional<QString> &reference = *missing) {
            collected.missing.append(*reference);
            text.addMissing(*reference);
        }
        if (progress) {
            progress(static_cast<int>(i) + 1, static_cast<int>(keys.size()));
        }
    }
    if (partial == Partial::Refused && !collected.missing.isEmpty()) {
        co_return failure(ErrorKind::BackupIncomplete,
            {QString::number(collected.missing.size()), collected.missing.join(QStringLiteral(", "))});
    }
    collected.keys = text.keys();
    collected.document = text.finish();
    co_return collected;
}
