// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <keys/checkedentry.h>
#include <keys/restoredrow.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <storage/sql.h>

/// A key on its way in: what stands in the index at each side of the switch.
struct KeySteps::Brought {
    qsizetype index; ///< into Backup::keys()
    Space space;
    std::optional<KeyRow> before; ///< nothing for a key that was not known
    KeyRow begun;
    KeyRow done;
    bool bringsSecret = true;
};

namespace {

/// Keys that are brought in together. A killed restore leaves one batch for the next start to finish, and a store that
/// writes all its entries at once does so once a batch.
constexpr qsizetype BatchSize = 500;

Result<void> mustBeAsPlanned(const std::optional<KeyRow> &row, const PlannedKey &planned)
{
    const bool isAsPlanned = planned.generation
        ? row && row->generation == *planned.generation && (!planned.isTaken || !row->strayEntry)
        : !row;
    return isAsPlanned ? Result<void>() : failure(ErrorKind::KeysChanged);
}

/// A label that was taken since is a change too.
Result<void> asChange(const Result<void> &done)
{
    return !done && done.error().kind == ErrorKind::LabelTaken ? failure(ErrorKind::KeysChanged) : done;
}

/// The entries that were put on the list for a key.
QStringList listedFor(const KeyRow &begun, bool isKnown)
{
    if (isKnown) {
        return begun.strayEntry ? QStringList(begun.strayEntry->text()) : QStringList();
    }
    const QStringList own(begun.entry.text());
    return begun.previousEntry ? own + QStringList(begun.previousEntry->text()) : own;
}

} // namespace

Task<Result<QList<SpaceId>>> KeySteps::createSpaces(std::shared_ptr<const Backup> backup, RestorePlan plan)
{
    QList<Space> fresh;
    for (qsizetype i = 0; i < plan.spaces.size(); ++i) {
        if (plan.spaces.at(i).isNew) {
            const BackupSpace &space = backup->spaces().at(i);
            fresh.append({SpaceId(m_ids.next()), space.name, space.settings, space.isSandbox});
        }
    }
    const auto work = [fresh](QSqlDatabase &database) -> Result<QList<SpaceId>> {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return failureOf(transaction);
        }
        QList<SpaceId> created;
        for (const Space &space : fresh) {
            if (const auto inserted = SpaceTable(database).insert(space); !inserted) {
                return inserted.error().kind == ErrorKind::SpaceNameTaken ? failure(ErrorKind::KeysChanged)
                                                                          : failureOf(inserted);
            }
            created.append(space.id);
        }
        return transaction->commit().map([&created] { return created; });
    };
    co_return co_await m_database.run(work);
}

/// Those that have stayed empty.
Task<Result<void>> KeySteps::dropSpaces(QList<SpaceId> created)
{
    const auto work = [created](QSqlDatabase &database) -> Result<void> {
        for (const SpaceId &space : created) {
            const auto rows = KeyTable(database).listOfSpace(space);
            if (rows && rows->isEmpty()) {
                if (const auto removed = SpaceTable(database).remove(space); !removed) {
                    return removed;
                }
            }
        }
        return {};
    };
    co_return co_await m_database.run(work);
}

/// The row of a key that is not known here. One that goes into the trash is hidden as one on its way out, so that it
/// blocks no label and a killed restore leaves nothing of it.
KeyRow KeySteps::newRow(
    const BackupKey &key, const PlannedKey &planned, const EntryId &entry, const EntryId &earlier) const
{
    KeyRow row{.id = key.id,
        .entry = entry,
        .space = SpaceId(QUuid()), // known in the index only
        .label = planned.label,
        .clientId = key.clientId,
        .note = key.note,
        .stage = key.removedAt.isValid() ? KeyStage::Purging : KeyStage::Pending,
        .keychain = {},
        .generation = firstGeneration(QUuid(entry.text())),
        .createdAt = key.createdAt,
        .changedAt = key.changedAt,
        .rotateBy = key.rotateBy};
    if (key.previousSince.isValid()) {
        row.previousEntry = earlier;
        row.previousSince = key.previousSince;
    }
    m_keyring.place(row, m_keyring.store());
    return row;
}

/// What `brought` has to be before and after the switch; `brought.begun` is the row of a new key.
Result<void> KeySteps::beginKey(
    QSqlDatabase &database, const PlannedKey &planned, const BackupKey &key, Brought &brought)
{
    KeyTable table(database);
    const auto space = SpaceTable(database).find(planned.space);
    const auto found = table.find(key.id);
    if (!space || !found) {
        return space ? failureOf(found) : failureOf(space);
    }
    const std::optional<Space> &home = *space;
    if (!home || !mustBeAsPlanned(*found, planned)) {
        return failure(ErrorKind::KeysChanged);
    }
    brought.space = *home;
    brought.before = *found;
    const QDateTime now = brought.done.changedAt;
    if (brought.before) {
        const BothSides sides = sidesOfKnown(*brought.before, brought.begun.entry, planned, key, now);
        brought.begun = sides.begun;
        brought.done = sides.done;
        return asChange(table.update(brought.begun));
    }
    brought.begun.space = home->id;
    brought.done = settled(brought.begun, planned, key.removedAt.isValid(), now);
    return asChange(table.insert(brought.begun));
}

Task<Result<QList<KeySteps::Brought>>> KeySteps::beginBatch(
    std::shared_ptr<const Backup> backup, QList<PlannedKey> batch)
{
    QList<Brought> prepared;
    for (const PlannedKey &planned : batch) {
        const BackupKey &key = backup->keys().at(planned.index);
        const EntryId entry(m_ids.next());
        const EntryId earlier(m_ids.next());
        const KeyRow row = newRow(key, planned, entry, earlier);
        KeyRow done = row;
        done.changedAt = m_clock.now();
        const Space anySpace{row.space, planned.space, SpaceSettings::sellytics()};
        prepared.append({planned.index, anySpace, std::nullopt, row, done, planned.bringsSecret});
    }
    const auto work = [backup, batch, prepared](QSqlDatabase &database) mutable -> Result<QList<Brought>> {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return failureOf(transaction);
        }
        for (qsizetype i = 0; i < batch.size(); ++i) {
            const BackupKey &key = backup->keys().at(batch.at(i).index);
            if (const auto begun = beginKey(database, batch.at(i), key, prepared[i]); !begun) {
                return failureOf(begun);
            }
        }
        return transaction->commit().map([&prepared] { return prepared; });
    };
    co_return co_await m_database.run(work);
}

/// A key's earlier one first: where that in force is found, the other is there as well.
std::vector<NamedSecret> KeySteps::entriesOf(const Backup &backup, const QList<Brought> &batch) const
{
    std::vector<NamedSecret> entries;
    for (const Brought &brought : batch) {
        const auto add = [&](const EntryId &name, KeySecret secret, const QDateTime &writtenAt) {
            const KeyEntry entry{brought.done.id, brought.space.name.text(), brought.done.label, secret.clientId,
                std::move(secret.secret), brought.space.settings, writtenAt};
            entries.push_back({keyEntryName(name), entry.write()});
        };
        const QDateTime now = m_clock.now();
        if (!brought.before && brought.begun.previousEntry) {
            if (auto previous = backup.previous(brought.index)) {
                add(*brought.begun.previousEntry, std::move(*previous), now.addSecs(-1)); // a rebuild goes by it
            }
        }
        if (brought.bringsSecret) {
            add(brought.done.entry, backup.secret(brought.index), now);
        }
    }
    return entries;
}

Task<Result<void>> KeySteps::storeBatch(std::shared_ptr<const Backup> backup, QList<Brought> batch)
{
    std::vector<NamedSecret> entries = entriesOf(*backup, batch);
    if (!entries.empty()) {
        const auto stored = co_await writeManyChecked(m_keyring.store(), std::move(entries));
        if (!stored) {
            co_return stored;
        }
    }
    const auto work = [batch](QSqlDatabase &database) -> Result<void> {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return failureOf(transaction);
        }
        for (const Brought &brought : batch) {
            if (const auto updated = asChange(KeyTable(database).update(brought.done)); !updated) {
                return updated;
            }
        }
        return transaction->commit();
    };
    co_return co_await m_database.run(work);
}

/// In the index, after a failed step: as it was, or where entries may have been written, on its way to that.
Result<void> KeySteps::takeBack(QSqlDatabase &database, const QList<Brought> &batch, bool mayBeWritten)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return failureOf(transaction);
    }
    KeyTable table(database);
    for (const Brought &brought : batch) {
        KeyRow row = brought.before && !mayBeWritten ? *brought.before : brought.begun;
        row.stage = brought.before ? row.stage : KeyStage::Purging;
        const auto done = brought.before || mayBeWritten ? table.update(row) : table.remove(row.id);
        if (!done) {
            return done;
        }
    }
    return transaction->commit();
}

/// After a failed step: nothing of the batch may stay, and nothing may become a key later, for the person is told that it
/// was not restored. What fails here recover() does.
Task<Result<void>> KeySteps::undoBatch(QList<Brought> batch, bool mayBeWritten)
{
    SecretStore &store = m_keyring.store();
    const auto work = [batch, mayBeWritten](QSqlDatabase &database) { return takeBack(database, batch, mayBeWritten); };
    if (const auto taken = co_await m_database.run(work); !taken) {
        co_return taken;
    }
    QStringList listed;
    for (const Brought &brought : batch) {
        listed += listedFor(brought.begun, brought.before.has_value());
        if (mayBeWritten) {
            const auto dropped = co_await dropBrought(brought, store);
            if (!dropped) {
                co_return dropped;
            }
        }
    }
    co_return co_await unlistAll(listed, store);
}

Task<Result<void>> KeySteps::dropBrought(Brought brought, SecretStore &from)
{
    if (brought.before) {
        co_return co_await dropStray(brought.begun, from);
    }
    if (brought.begun.previousEntry) {
        const auto removed = co_await removeChecked(from, keyEntryName(*brought.begun.previousEntry));
        if (!removed) {
            co_return removed;
        }
    }
    const auto removed = co_await removeChecked(from, keyEntryName(brought.begun.entry));
    if (!removed) {
        co_return removed;
    }
    co_return co_await forget(brought.begun);
}

Task<Result<void>> KeySteps::restoreBatch(std::shared_ptr<const Backup> backup, QList<PlannedKey> batch)
{
    SecretStore &store = m_keyring.store();
    const auto begun = co_await beginBatch(backup, batch);
    if (!begun) {
        co_return failureOf(begun);
    }
    // The list includes what the index names by now, so that one entry stands for all.
    auto done = co_await list(begun->first().done.entry, store);
    const bool mayBeWritten = done.has_value();
    if (mayBeWritten) {
        done = co_await storeBatch(backup, *begun);
    }
    if (!done) {
        (void)co_await undoBatch(*begun, mayBeWritten);
        co_return done;
    }
    for (const Brought &brought : *begun) {
        if (brought.done.strayEntry) {
            const StoredKey switched{brought.done, brought.space};
            (void)co_await tidied(switched, store);
        }
    }
    co_return {};
}

/// One batch after the other, until one fails.
Task<Restored> KeySteps::restoreBatches(
    std::shared_ptr<const Backup> backup, QList<PlannedKey> taken, KeyProgress progress, std::stop_token stop)
{
    Restored restored;
    for (qsizetype at = 0; at < taken.size(); at += BatchSize) {
        const QList<PlannedKey> batch = taken.mid(at, BatchSize);
        Result<void> done = failure(ErrorKind::Cancelled);
        if (!stop.stop_requested()) {
            done = co_await restoreBatch(backup, batch);
        }
        if (!done) {
            restored.trouble = done.error();
            break;
        }
        for (const PlannedKey &key : batch) {
            restored.keys.append(key.id);
        }
        if (progress) {
            progress(static_cast<int>(restored.keys.size()), static_cast<int>(taken.size()));
        }
    }
    co_return restored;
}

Task<Result<Restored>> KeySteps::restoreBackup(
    std::shared_ptr<const Backup> backup, RestorePlan plan, KeyProgress progress, std::stop_token stop)
{
    const auto held = co_await m_lock.acquire(stop);
    if (!held) {
        co_return failureOf(held);
    }
    const auto left = co_await unfinished();
    if (!left) {
        co_return failureOf(left);
    }
    if (const auto finished = co_await finish(*left, Asking::Person); !finished) {
        co_return failureOf(finished);
    }
    if (stop.stop_requested()) {
        co_return failure(ErrorKind::Cancelled);
    }
    const auto created = co_await createSpaces(backup, plan);
    if (!created) {
        co_return failureOf(created);
    }
    QList<PlannedKey> taken = plan.keys;
    taken.removeIf([](const PlannedKey &key) { return !key.isTaken; });
    const Restored restored = co_await restoreBatches(backup, taken, progress, stop);
    if (restored.trouble && restored.keys.isEmpty()) {
        (void)co_await dropSpaces(*created);
        co_return tl::unexpected<Error>(*restored.trouble);
    }
    co_return restored;
}
