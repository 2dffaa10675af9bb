// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <keys/checkedentry.h>
#include <keys/kepttoken.h>
#include <secrets/keychainprobe.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>

Task<Result<StoredKey>> KeySteps::remove(KeyId id)
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    auto key = co_await loadInUse(id);
    if (!key) {
        co_return failureOf(key);
    }
    key->row.stage = KeyStage::Removed;
    key->row.removedAt = m_clock.now();
    ++key->row.generation;
    if (const auto updated = co_await update(key->row); !updated) {
        co_return failureOf(updated);
    }
    co_return key;
}

Task<Result<StoredKey>> KeySteps::restore(KeyId id)
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    auto key = co_await load(id);
    if (!key) {
        co_return failureOf(key);
    }
    if (key->row.stage != KeyStage::Removed) {
        co_return failure(ErrorKind::KeyNotInTrash, {key->reference()});
    }
    key->row.stage = KeyStage::Active;
    key->row.removedAt = {};
    ++key->row.generation;
    if (const auto updated = co_await update(key->row); !updated) {
        co_return withNames(updated.error(), *key);
    }
    co_return key;
}

Task<Result<void>> KeySteps::purge(KeyId id)
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    const auto key = co_await load(id);
    if (!key) {
        co_return failureOf(key);
    }
    if (!StoredKey::isInTrash(key->row)) {
        co_return failure(ErrorKind::KeyNotInTrash, {key->reference()});
    }
    if (!m_keyring.storeOf(key->row)) {
        co_return m_keyring.elsewhere(*key);
    }
    co_return co_await purgeRow(key->row, Purge::Demanded);
}

/// That an entry is absent says something only where the keychain can be read: what holds nothing of ours at all may be
/// damaged as a whole, or another one.
Task<Result<void>> KeySteps::mustBeReadable(SecretStore &store, Purge why)
{
    if (Keyring::isForThisRun(store)) {
        co_return {};
    }
    Manifest manifest(store);
    const auto listed = co_await manifest.read();
    if (!listed) {
        co_return failureOf(listed);
    }
    if (*listed) {
        co_return {};
    }
    if (why == Purge::ByItself) {
        co_return failure(ErrorKind::KeychainUnreadable, {store.displayName()});
    }
    // A person who lost a keyring must be able to clear the list.
    co_return co_await probeKeychain(store);
}

/// The key's store must be in force.
Task<Result<void>> KeySteps::purgeRow(KeyRow row, Purge why)
{
    SecretStore &store = *m_keyring.storeOf(row);
    if (const auto readable = co_await mustBeReadable(store, why); !readable) {
        co_return readable;
    }
    row.stage = KeyStage::Purging;
    if (const auto updated = co_await update(row); !updated) {
        co_return updated;
    }
    if (row.strayEntry) {
        if (const auto dropped = co_await dropStray(row, store); !dropped) {
            co_return dropped;
        }
        row.strayEntry.reset();
    }
    if (row.previousEntry) {
        if (const auto dropped = co_await dropPrevious(row, store); !dropped) {
            co_return dropped;
        }
        row.previousEntry.reset();
    }
    if (const auto removed = co_await removeChecked(store, keyEntryName(row.entry)); !removed) {
        co_return removed;
    }
    if (Keyring::keepsTokens(store)) {
        (void)co_await store.remove(keptTokenName(row.id));
    }
    if (const auto forgotten = co_await forget(row); !forgotten) {
        co_return forgotten;
    }
    co_return co_await unlist(row.entry, store);
}

Task<Result<QList<KeyId>>> KeySteps::removeSpace(SpaceId id, bool withKeys)
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    const auto find = [id](QSqlDatabase &database) { return SpaceTable(database).find(id); };
    const auto found = co_await m_database.run(find);
    const auto listKeys = [id](QSqlDatabase &database) { return KeyTable(database).listOfSpace(id); };
    const auto rows = co_await m_database.run(listKeys);
    if (!found || !rows) {
        co_return found ? failureOf(rows) : failureOf(found);
    }
    const std::optional<Space> &space = *found;
    if (!space) {
        co_return failure(ErrorKind::NoSuchSpace, {id.text()});
    }
    if (!rows->isEmpty() && !withKeys) {
        co_return failure(ErrorKind::SpaceNotEmpty, {space->name.text(), QString::number(rows->size())});
    }
    for (const KeyRow &row : *rows) {
        if (!m_keyring.storeOf(row)) {
            co_return m_keyring.elsewhere(StoredKey{row, *space});
        }
    }
    QList<KeyId> gone;
    for (KeyRow row : *rows) {
        row.removedAt = row.removedAt.isValid() ? row.removedAt : m_clock.now();
        if (const auto purged = co_await purgeRow(row, Purge::Demanded); !purged) {
            co_return failureOf(purged);
        }
        gone.append(row.id);
    }
    const auto drop = [id](QSqlDatabase &database) { return SpaceTable(database).remove(id); };
    if (const auto removed = co_await m_database.run(drop); !removed) {
        co_return failureOf(removed);
    }
    co_return gone;
}
