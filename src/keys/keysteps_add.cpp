// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <keys/checkedentry.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <storage/sql.h>

/// A key whose row is pending.
struct KeySteps::Begun {
    StoredKey key;
    bool isNewSpace = false;
};

namespace {

Result<Space> findOrCreateSpace(QSqlDatabase &database, const NewKey &key, const SpaceId &newId, bool &isNew)
{
    SpaceTable table(database);
    const auto found = table.find(key.space);
    if (!found) {
        return failureOf(found);
    }
    if (const std::optional<Space> &known = *found) {
        return *known;
    }
    if (!key.newSpace) {
        return failure(ErrorKind::NoSuchSpace, {key.space.text()});
    }
    const Space space{newId, key.space, *key.newSpace, key.isSandboxSpace};
    if (const auto inserted = table.insert(space); !inserted) {
        return failureOf(inserted);
    }
    isNew = true;
    return space;
}

} // namespace

/// Where a key's generations begin: a range of its own for each key, so that keys of one client id never share a token,
/// of which one may hold a wrong secret. Stays below 2^62 with room for 2^20 changes.
quint64 KeySteps::firstGeneration(const QUuid &id)
{
    const quint64 own = (static_cast<quint64>(id.data1) << 10) ^ id.data2;
    return (own & ((quint64(1) << 42) - 1)) << 20;
}

KeySteps::KeySteps(Database &database, Keyring &keyring, const Clock &clock, IdSource &ids)
    : m_database(database)
    , m_keyring(keyring)
    , m_clock(clock)
    , m_ids(ids)
    , m_lock(database.path())
{
}

Task<Result<StoredKey>> KeySteps::load(KeyId id)
{
    const auto work = [id](QSqlDatabase &database) { return StoredKey::load(database, id); };
    return m_database.run(work);
}

Task<Result<StoredKey>> KeySteps::loadInUse(KeyId id)
{
    const auto work = [id](QSqlDatabase &database) { return StoredKey::loadInUse(database, id); };
    return m_database.run(work);
}

Task<Result<void>> KeySteps::update(KeyRow row)
{
    const auto work = [row](QSqlDatabase &database) { return KeyTable(database).update(row); };
    return m_database.run(work);
}

Task<Result<void>> KeySteps::forget(KeyRow row)
{
    const auto work = [row](QSqlDatabase &database) { return KeyTable(database).remove(row.id); };
    return m_database.run(work);
}

Task<Result<void>> KeySteps::list(EntryId entry, SecretStore &in)
{
    if (Keyring::isForThisRun(in)) {
        co_return {};
    }
    const QString backend = in.backend();
    const auto work = [backend](QSqlDatabase &database) { return KeyTable(database).entries(backend); };
    const auto known = co_await m_database.run(work);
    if (!known) {
        co_return failureOf(known);
    }
    Manifest manifest(in);
    co_return co_await manifest.include(entry, *known);
}

Task<Result<void>> KeySteps::unlist(EntryId entry, SecretStore &in)
{
    return unlistAll({entry.text()}, in);
}

Task<Result<void>> KeySteps::unlistAll(QStringList entries, SecretStore &in)
{
    if (!Keyring::isForThisRun(in)) {
        Manifest manifest(in);
        (void)co_await manifest.excludeAll(entries);
    }
    co_return {};
}

tl::unexpected<Error> KeySteps::withNames(const Error &error, const StoredKey &key) const
{
    if (error.kind == ErrorKind::LabelTaken) {
        return failure(error.kind, {key.row.label.text(), key.space.name.text()});
    }
    return tl::unexpected(error);
}

Task<Result<KeySteps::Begun>> KeySteps::begin(NewKey key)
{
    const QDateTime now = m_clock.now();
    const QUuid id = m_ids.next();
    const SpaceId newSpace(m_ids.next());
    KeyRow row{.id = KeyId(id),
        .entry = EntryId(id),
        .space = newSpace,
        .label = key.label,
        .clientId = key.clientId,
        .note = key.note,
        .keychain = {},
        .generation = firstGeneration(id),
        .createdAt = now,
        .changedAt = now};
    if (key.testedGood) {
        row.outcome = KeyOutcome::Works;
        row.lastTestedAt = now;
        row.lastGrantedAt = now;
        row.missingScope = key.missingScope;
    }
    m_keyring.place(row, key.forThisRunOnly ? m_keyring.runStore() : m_keyring.store());
    const auto work = [row, key, newSpace](QSqlDatabase &database) mutable -> Result<Begun> {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return failureOf(transaction);
        }
        bool isNewSpace = false;
        const auto space = findOrCreateSpace(database, key, newSpace, isNewSpace);
        if (!space) {
            return failureOf(space);
        }
        row.space = space->id;
        if (const auto inserted = KeyTable(database).insert(row); !inserted) {
            return failureOf(inserted);
        }
        if (const auto committed = transaction->commit(); !committed) {
            return failureOf(committed);
        }
        return Begun{StoredKey{row, *space}, isNewSpace};
    };
    co_return co_await m_database.run(work);
}

Task<Result<void>> KeySteps::store(StoredKey key, SecretStore &in, Secret secret)
{
    const KeyEntry entry{key.row.id, key.space.name.text(), key.row.label, key.row.clientId, std::move(secret),
        key.space.settings, m_clock.now()};
    Secret value = entry.write();
    co_return co_await writeChecked(in, keyEntryName(key.row.entry), std::move(value));
}

/// After a failed step: nothing of the key may stay, and nothing may become a key later, for the person has been told
/// that it was not saved. `in` is null when nothing can have been written yet.
Task<Result<void>> KeySteps::undo(Begun begun, SecretStore *in)
{
    KeyRow row = begun.key.row;
    if (in) {
        row.stage = KeyStage::Purging;
        (void)co_await update(row);
        if (const auto removed = co_await removeChecked(*in, keyEntryName(row.entry)); !removed) {
            co_return removed; // recover() goes on from here
        }
    }
    const auto work = [begun](QSqlDatabase &database) -> Result<void> {
        const SpaceId space = begun.key.space.id;
        if (const auto gone = KeyTable(database).remove(begun.key.row.id); !gone || !begun.isNewSpace) {
            return gone;
        }
        const auto left = KeyTable(database).listOfSpace(space);
        return left && left->isEmpty() ? SpaceTable(database).remove(space) : Result<void>();
    };
    if (const auto done = co_await m_database.run(work); !done || !in) {
        co_return done;
    }
    co_return co_await unlist(row.entry, *in);
}

/// The row of a new key, once what a killed run has left behind is out of its way.
Task<Result<KeySteps::Begun>> KeySteps::beginAnew(NewKey key)
{
    auto begun = co_await begin(key);
    if (begun || begun.error().kind != ErrorKind::LabelTaken) {
        co_return begun;
    }
    const auto rows = co_await unfinished();
    if (!rows) {
        co_return failureOf(rows);
    }
    if (const auto finished = co_await finish(*rows, Asking::Person); !finished) {
        co_return failureOf(finished);
    }
    begun = co_await begin(key);
    if (!begun && begun.error().kind == ErrorKind::LabelTaken) {
        co_return failure(ErrorKind::LabelTaken, {key.label.text(), key.space.text()});
    }
    co_return begun;
}

Task<Result<StoredKey>> KeySteps::add(NewKey key, Secret secret, std::stop_token stop)
{
    if (key.note.size() > ApiKey::MaxNoteLength) {
        co_return failure(ErrorKind::NoteTooLong, {QString::number(key.note.size())});
    }
    SecretStore &in = key.forThisRunOnly ? m_keyring.runStore() : m_keyring.store();
    const auto held = co_await m_lock.acquire(stop);
    if (!held) {
        co_return failureOf(held);
    }
    auto begun = co_await beginAnew(key);
    if (!begun) {
        co_return failureOf(begun);
    }
    StoredKey &stored = begun->key;
    SecretStore *written = nullptr;
    Result<void> done;
    if (stop.stop_requested()) {
        done = failure(ErrorKind::Cancelled);
    } else {
        done = co_await list(stored.row.entry, in);
    }
    if (done) {
        written = &in;
        done = co_await store(stored, in, std::move(secret));
    }
    if (done) {
        KeyRow active = stored.row;
        active.stage = KeyStage::Active;
        done = co_await update(active);
    }
    if (!done) {
        (void)co_await undo(*begun, written);
        co_return failureOf(done);
    }
    stored.row.stage = KeyStage::Active;
    co_return stored;
}
