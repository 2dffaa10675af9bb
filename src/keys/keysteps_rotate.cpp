// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <algorithm>
#include <keys/checkedentry.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/sql.h>

/// What stands in the index at each side of a rotation's switch.
struct KeySteps::Rotating {
    StoredKey begun; ///< before: the old entry in force, the new one stray
    StoredKey renewed; ///< after
    /// The old secret as a key of its own: hidden before the switch, and on its way out should that never come.
    std::optional<StoredKey> spare = {};
};

namespace {

bool isTaken(const QList<KeyRow> &rows, const Label &label)
{
    return std::any_of(rows.cbegin(), rows.cend(), [&label](const KeyRow &row) {
        return (row.stage == KeyStage::Pending || row.stage == KeyStage::Active)
            && row.label.folded() == label.folded();
    });
}

/// `Price (old)`, `Price (old 2)` …: the first that no key of the space has.
Label labelOfSpare(const QList<KeyRow> &rows, const Label &label)
{
    for (int number = 1;; ++number) {
        const QString ending = number == 1 ? QStringLiteral(" (old)") : QStringLiteral(" (old %1)").arg(number);
        const auto spare = Label::parse(QString(label.text().left(Label::MaxLength - ending.size()) + ending));
        if (spare && !isTaken(rows, *spare)) {
            return *spare;
        }
    }
}

/// One commit: before it the key is the old one, after it the new one.
Result<void> switchOver(QSqlDatabase &database, const KeyRow &renewed, const std::optional<KeyRow> &spare)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return failureOf(transaction);
    }
    KeyTable table(database);
    if (const auto updated = table.update(renewed); !updated) {
        return updated;
    }
    if (spare) {
        KeyRow kept = *spare;
        kept.stage = KeyStage::Active;
        if (const auto updated = table.update(kept); !updated) {
            return updated;
        }
    }
    return transaction->commit();
}

} // namespace

/// Of the entry in force and one that was kept before it, the one that has worked stays. That the keychain has none, or
/// a spoilt one, is only its word: such an entry is kept like any other.
KeySteps::Rotating KeySteps::planned(StoredKey key, bool keepOld, const SharedToken &proof)
{
    const QDateTime now = m_clock.now();
    Rotating rotating{key, key};
    KeyRow &renewed = rotating.renewed.row;
    renewed.entry = EntryId(m_ids.next());
    rotating.begun.row.strayEntry = renewed.entry;
    renewed.strayEntry = key.row.previousEntry;
    renewed.previousEntry = key.row.entry;
    if (key.row.previousEntry && key.row.outcome != KeyOutcome::Works) {
        std::swap(renewed.strayEntry, renewed.previousEntry);
    }
    renewed.previousSince = now;
    renewed.changedAt = now;
    renewed.rotateBy = {};
    renewed.entryMissing = false;
    ++renewed.generation;
    renewed.outcome = proof ? KeyOutcome::Works : KeyOutcome::Untested;
    renewed.lastTestedAt = proof ? now : QDateTime();
    if (proof) {
        renewed.lastGrantedAt = now;
        renewed.missingScope = proof->missingScope;
    }
    if (keepOld) {
        const QUuid id = m_ids.next();
        KeyRow spare = key.row;
        spare.id = KeyId(id);
        spare.entry = EntryId(id);
        spare.strayEntry.reset();
        spare.previousEntry.reset();
        spare.previousSince = {};
        spare.rotateBy = {};
        spare.stage = KeyStage::Purging;
        spare.tokenKept = false;
        spare.generation = firstGeneration(id);
        spare.changedAt = now;
        rotating.spare = StoredKey{spare, key.space};
    }
    return rotating;
}

Task<Result<KeySteps::Rotating>> KeySteps::beginRotating(Rotating planned)
{
    const auto work = [planned](QSqlDatabase &database) mutable -> Result<Rotating> {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return failureOf(transaction);
        }
        KeyTable table(database);
        if (planned.spare) {
            const auto rows = table.listOfSpace(planned.spare->space.id);
            if (!rows) {
                return failureOf(rows);
            }
            planned.spare->row.label = labelOfSpare(*rows, planned.spare->row.label);
            if (const auto inserted = table.insert(planned.spare->row); !inserted) {
                return failureOf(inserted);
            }
        }
        if (const auto updated = table.update(planned.begun.row); !updated) {
            return failureOf(updated);
        }
        if (const auto committed = transaction->commit(); !committed) {
            return failureOf(committed);
        }
        return planned;
    };
    co_return co_await m_database.run(work);
}

Task<Result<void>> KeySteps::storeRotated(Rotating begun, SecretStore &in, Secret secret, Secret old)
{
    if (const auto listed = co_await list(begun.renewed.row.entry, in); !listed) {
        co_return listed;
    }
    if (begun.spare) {
        if (const auto stored = co_await store(*begun.spare, in, std::move(old)); !stored) {
            co_return stored;
        }
    }
    co_return co_await store(begun.renewed, in, std::move(secret));
}

/// After a failed step: the new entry goes, and so does the spare key. What fails here recover() does.
Task<Result<void>> KeySteps::undoRotating(Rotating begun, SecretStore &in)
{
    const auto dropped = co_await dropStray(begun.begun.row, in);
    if (begun.spare) {
        const KeyRow spare = begun.spare->row;
        if (const auto removed = co_await removeChecked(in, keyEntryName(spare.entry)); !removed) {
            co_return removed;
        }
        if (const auto forgotten = co_await forget(spare); !forgotten) {
            co_return forgotten;
        }
        co_return co_await unlist(spare.entry, in);
    }
    co_return dropped;
}

Task<Result<StoredKey>> KeySteps::rotate(KeyId id, Secret secret, bool keepOld, std::optional<SecretTrial> trial)
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    auto key = co_await loadInUse(id);
    if (!key) {
        co_return failureOf(key);
    }
    SecretStore *const in = m_keyring.storeOf(key->row);
    if (!in) {
        co_return m_keyring.elsewhere(*key);
    }
    // A key whose entry is gone or spoilt is mended by just this; a keychain that cannot be read is not.
    auto old = co_await m_keyring.read(*key);
    const bool isLost = !old
        && (old.error().kind == ErrorKind::KeychainEntryMissing || old.error().kind == ErrorKind::KeychainEntryDamaged);
    if (!old && (keepOld || !isLost)) {
        co_return failureOf(old);
    }
    if (key->row.strayEntry) {
        // The row can remember one only.
        if (const auto dropped = co_await dropStray(key->row, *in); !dropped) {
            co_return failureOf(dropped);
        }
        key->row.strayEntry.reset();
    }
    // Whoever had the lock since the trial may have made another client of it.
    const Rotating plan = planned(*key, keepOld, trial ? trial->proofFor(*key) : nullptr);
    const auto begun = co_await beginRotating(plan);
    if (!begun) {
        co_return failureOf(begun);
    }
    Secret oldSecret = old ? std::move(old->clientSecret) : Secret("");
    auto done = co_await storeRotated(*begun, *in, std::move(secret), std::move(oldSecret));
    if (done) {
        const std::optional<StoredKey> &kept = begun->spare;
        const auto spare = kept ? std::optional(kept->row) : std::nullopt;
        const auto work
            = [row = begun->renewed.row, spare](QSqlDatabase &database) { return switchOver(database, row, spare); };
        done = co_await m_database.run(work);
    }
    if (!done) {
        (void)co_await undoRotating(*begun, *in);
        co_return failureOf(done);
    }
    co_return co_await tidied(begun->renewed, *in);
}

Task<Result<StoredKey>> KeySteps::rollBack(KeyId id)
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    auto key = co_await loadInUse(id);
    if (!key) {
        co_return failureOf(key);
    }
    const std::optional<EntryId> previous = key->row.previousEntry;
    if (!previous) {
        co_return failure(ErrorKind::NothingToRollBack, {key->reference()});
    }
    const auto entry = co_await m_keyring.readPrevious(*key, *previous);
    if (!entry) {
        co_return failureOf(entry);
    }
    // They change places, so that a rollback can be taken back as well.
    StoredKey rolled = *key;
    rolled.row.entry = *previous;
    rolled.row.previousEntry = key->row.entry;
    rolled.row.clientId = entry->clientId;
    rolled.row.previousSince = m_clock.now();
    rolled.row.changedAt = m_clock.now();
    rolled.row.outcome = KeyOutcome::Untested;
    rolled.row.lastTestedAt = {};
    rolled.row.entryMissing = false;
    ++rolled.row.generation;
    if (const auto updated = co_await update(rolled.row); !updated) {
        co_return failureOf(updated);
    }
    if (entry->label != rolled.row.label || entry->space != rolled.space.name.text()) {
        // Renamed since: the entry is to say so too, and one that does not is no harm.
        auto renewed = co_await replace(rolled, rolled.row);
        co_return renewed ? std::move(*renewed) : rolled;
    }
    co_return rolled;
}

/// Its entry goes the way of every entry that has to: named stray first, so that it is gone before it is forgotten.
Task<Result<void>> KeySteps::dropPrevious(KeyRow row, SecretStore &from)
{
    row.strayEntry = std::exchange(row.previousEntry, std::nullopt);
    row.previousSince = {};
    if (const auto updated = co_await update(row); !updated) {
        co_return updated;
    }
    co_return co_await dropStray(row, from);
}

Task<Result<bool>> KeySteps::settle(KeyId id)
{
    const auto isDue = [](const Result<StoredKey> &key) {
        return key && !StoredKey::isInTrash(key->row) && key->row.previousEntry && key->row.hasProvenItself();
    };
    const auto seen = co_await load(id);
    if (!isDue(seen)) {
        co_return false;
    }
    const auto held = m_lock.tryAcquire();
    if (!held || !*held) {
        co_return false;
    }
    const auto key = co_await load(id);
    SecretStore *const store = isDue(key) ? m_keyring.storeOf(key->row) : nullptr;
    if (!store) {
        co_return false;
    }
    if (key->row.strayEntry) {
        co_return false; // the row can name one only; recover() is to go first
    }
    const auto dropped = co_await dropPrevious(key->row, *store);
    co_return dropped.map([] { return true; });
}
