// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <keys/checkedentry.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <storage/sql.h>

Task<Result<StoredKey>> KeySteps::edit(KeyId id, KeyChange change)
{
    if (change.note && change.note->size() > ApiKey::MaxNoteLength) {
        co_return failure(ErrorKind::NoteTooLong, {QString::number(change.note->size())});
    }
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    const auto key = co_await loadInUse(id);
    if (!key) {
        co_return failureOf(key);
    }
    KeyRow changed = key->row;
    changed.label = change.label.value_or(changed.label);
    changed.clientId = change.clientId.value_or(changed.clientId);
    changed.note = change.note.value_or(changed.note);
    changed.rotateBy = change.rotateBy.value_or(changed.rotateBy);
    if (changed == key->row) {
        co_return key;
    }
    changed.changedAt = m_clock.now();
    if (changed.label != key->row.label || changed.clientId != key->row.clientId) {
        co_return co_await replace(*key, changed);
    }
    if (const auto updated = co_await update(changed); !updated) {
        co_return failureOf(updated);
    }
    co_return StoredKey{changed, key->space};
}

/// A new entry beside the old one, then the row switches, then the old one goes. `changed` has the old entry's id.
Task<Result<StoredKey>> KeySteps::replace(StoredKey key, KeyRow changed)
{
    SecretStore *const store = m_keyring.storeOf(key.row);
    if (!store) {
        co_return m_keyring.elsewhere(key);
    }
    auto old = co_await m_keyring.read(key, {});
    if (!old) {
        co_return failureOf(old);
    }
    if (key.row.strayEntry) {
        // The row can remember one only.
        if (const auto dropped = co_await dropStray(key.row, *store); !dropped) {
            co_return failureOf(dropped);
        }
        key.row.strayEntry.reset();
    }
    KeyRow begun = key.row;
    begun.strayEntry = EntryId(m_ids.next());
    const auto work = [begun, changed](QSqlDatabase &database) -> Result<void> {
        if (const auto isFree = KeyTable(database).mustBeFree(changed); !isFree) {
            return isFree;
        }
        return KeyTable(database).update(begun);
    };
    if (const auto prepared = co_await m_database.run(work); !prepared) {
        co_return withNames(prepared.error(), StoredKey{changed, key.space});
    }
    StoredKey renewed{changed, key.space};
    renewed.row.entry = *begun.strayEntry;
    renewed.row.strayEntry = key.row.entry;
    ++renewed.row.generation;
    if (changed.clientId != key.row.clientId) {
        renewed.row.outcome = KeyOutcome::Untested;
        renewed.row.lastTestedAt = {};
        renewed.row.lastGrantedAt = {};
        renewed.row.missingScope.clear();
    }
    auto done = co_await list(renewed.row.entry, *store);
    if (!done) {
        (void)co_await update(key.row);
        co_return failureOf(done);
    }
    done = co_await this->store(renewed, *store, std::move(old->clientSecret));
    if (done) {
        done = co_await update(renewed.row);
    }
    if (!done) {
        (void)co_await dropStray(begun, *store); // recover() goes on where this fails
        co_return failureOf(done);
    }
    co_return co_await tidied(renewed, *store);
}

Task<StoredKey> KeySteps::tidied(StoredKey switched, SecretStore &in)
{
    if (switched.row.strayEntry) {
        if (const auto dropped = co_await dropStray(switched.row, in); dropped) {
            switched.row.strayEntry.reset();
        }
    }
    co_return switched;
}

Task<Result<void>> KeySteps::rewriteEntries(SpaceId id)
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    const auto prompts = co_await m_keyring.store().wouldPrompt();
    if (!prompts || *prompts) {
        co_return {};
    }
    const auto find = [id](QSqlDatabase &database) { return SpaceTable(database).find(id); };
    const auto space = co_await m_database.run(find);
    const auto listKeys = [id](QSqlDatabase &database) { return KeyTable(database).listOfSpace(id); };
    const auto rows = co_await m_database.run(listKeys);
    if (!space || !rows) {
        co_return {};
    }
    const std::optional<Space> &found = *space;
    if (!found) {
        co_return {};
    }
    const Space &home = *found;
    for (const KeyRow &row : *rows) {
        const bool isSettled = row.stage == KeyStage::Active || row.stage == KeyStage::Removed;
        if (isSettled && !row.owner && m_keyring.storeOf(row)) {
            const StoredKey key{row, home};
            const auto renewed = co_await replace(key, row);
            const bool isOfThisKey = !renewed
                && (renewed.error().kind == ErrorKind::KeychainEntryMissing
                    || renewed.error().kind == ErrorKind::KeychainEntryDamaged);
            if (!renewed && !isOfThisKey) {
                co_return failureOf(renewed);
            }
        }
    }
    co_return {};
}

Task<Result<void>> KeySteps::dropStray(KeyRow row, SecretStore &from)
{
    if (!row.strayEntry) {
        co_return {};
    }
    const EntryId stray = *row.strayEntry;
    if (const auto removed = co_await removeChecked(from, keyEntryName(stray)); !removed) {
        co_return removed;
    }
    row.strayEntry.reset();
    if (const auto updated = co_await update(row); !updated) {
        co_return updated;
    }
    co_return co_await unlist(stray, from);
}
