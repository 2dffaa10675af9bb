// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <algorithm>
#include <core/storetrouble.h>
#include <keys/process.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/sql.h>
#include <storage/usetable.h>

namespace {

qint64 milliseconds(std::chrono::milliseconds time)
{
    return time.count();
}

bool isAboutTheIndex(ErrorKind kind)
{
    return kind == ErrorKind::DatabaseUnavailable || kind == ErrorKind::DatabaseDamaged
        || kind == ErrorKind::DatabaseBusy || kind == ErrorKind::DiskFull;
}

/// What is too old in the list of uses goes, also where none is written any more. No start fails over it.
Result<void> dropExpiredUses(QSqlDatabase &database, const QDateTime &now)
{
    UseTable uses(database);
    const auto expired = uses.hasExpired(now);
    if (!expired || !*expired) {
        return {};
    }
    return withoutWaiting(database, [&] { return uses.removeExpired(now); });
}

} // namespace

Task<Result<QList<KeyRow>>> KeySteps::unfinished()
{
    const QDateTime removedBefore = m_clock.now().addMSecs(-milliseconds(TrashTime));
    const QString own = ownProcess();
    const auto work = [removedBefore, own](QSqlDatabase &database) -> Result<QList<KeyRow>> {
        auto rows = KeyTable(database).unfinished(removedBefore);
        if (!rows) {
            return rows;
        }
        // A row of a run that goes on is that run's own business.
        rows->removeIf(
            [&own](const KeyRow &row) { return row.owner && *row.owner != own && processMayLive(*row.owner); });
        return rows;
    };
    co_return co_await m_database.run(work);
}

Task<Result<bool>> KeySteps::recover()
{
    // At every start, so the common case is a look at the index.
    const auto tidy = [now = m_clock.now()](QSqlDatabase &database) { return dropExpiredUses(database, now); };
    (void)co_await m_database.run(tidy);
    const auto seen = co_await unfinished();
    if (!seen) {
        co_return failureOf(seen);
    }
    if (seen->isEmpty()) {
        co_return false;
    }
    const auto held = m_lock.tryAcquire();
    if (!held) {
        co_return failureOf(held);
    }
    if (!*held) {
        co_return false; // whoever holds it is alive, and may be in the middle of just these
    }
    const auto rows = co_await unfinished();
    if (!rows) {
        co_return failureOf(rows);
    }
    co_return co_await finish(*rows, Asking::Nobody);
}

/// Errors of the keychain are none here: what cannot be finished now is left as it is.
Task<Result<bool>> KeySteps::finish(QList<KeyRow> rows, Asking asking)
{
    bool hasChanged = false;
    bool mayAsk = true;
    const bool needsKeychain
        = std::any_of(rows.cbegin(), rows.cend(), [](const KeyRow &row) { return !row.owner.has_value(); });
    if (needsKeychain && asking == Asking::Nobody) {
        const auto prompts = co_await m_keyring.store().wouldPrompt();
        mayAsk = prompts && !*prompts;
    }
    QStringList vain;
    Result<void> index;
    for (const KeyRow &row : rows) {
        if (!index || (!row.owner && !mayAsk)) {
            continue;
        }
        const auto finished = co_await finishRow(row, &vain);
        if (finished) {
            hasChanged = hasChanged || *finished;
        } else if (isAboutTheIndex(finished.error().kind)) {
            index = failureOf(finished);
        } else if (isOfTheWholeStore(finished.error().kind)) {
            mayAsk = false;
        }
    }
    // All at once: a restore that was killed leaves hundreds, and each writing is of the whole list.
    if (!vain.isEmpty()) {
        (void)co_await unlistAll(vain, m_keyring.store());
    }
    co_return index.map([hasChanged] { return hasChanged; });
}

Task<Result<bool>> KeySteps::finishRow(KeyRow row, QStringList *vain)
{
    if (row.owner && !processMayLive(*row.owner)) {
        const auto forgotten = co_await forget(row); // its secret went with that process
        co_return forgotten.map([] { return true; });
    }
    SecretStore *const store = m_keyring.storeOf(row);
    if (!store) {
        co_return false;
    }
    if (row.stage == KeyStage::Pending) {
        co_return co_await finishPending(row, *store, vain);
    }
    const bool isDue = row.stage == KeyStage::Purging
        || (row.stage == KeyStage::Removed && row.removedAt < m_clock.now().addMSecs(-milliseconds(TrashTime)));
    const bool isSettled = row.previousEntry && row.hasProvenItself();
    if (!isDue && !row.strayEntry && !isSettled) {
        co_return false;
    }
    if (isDue) {
        const auto purged = co_await purgeRow(row, Purge::ByItself);
        co_return purged.map([] { return true; });
    }
    if (const auto readable = co_await mustBeReadable(*store, Purge::ByItself); !readable) {
        co_return failureOf(readable);
    }
    if (row.strayEntry) {
        if (const auto dropped = co_await dropStray(row, *store); !dropped) {
            co_return failureOf(dropped);
        }
        row.strayEntry.reset();
    }
    if (isSettled) {
        if (const auto dropped = co_await dropPrevious(row, *store); !dropped) {
            co_return failureOf(dropped);
        }
    }
    co_return true;
}

Task<Result<bool>> KeySteps::finishPending(KeyRow row, SecretStore &store, QStringList *vain)
{
    const auto found = co_await store.read(keyEntryName(row.entry));
    if (found) {
        // One that is spoilt makes a key that says so when it is used. Hidden it would block its label for ever, and to
        // delete what cannot be understood is not ours.
        row.stage = KeyStage::Active;
        const auto updated = co_await update(row);
        co_return updated.map([] { return true; });
    }
    if (found.error().kind != ErrorKind::KeychainEntryMissing) {
        co_return failureOf(found);
    }
    // The manifest was to come before the entry. Without one, a keychain that should hold other keys cannot be trusted.
    const QString backend = store.backend();
    const auto count = [backend](QSqlDatabase &database) { return KeyTable(database).countSettled(backend); };
    const auto others = co_await m_database.run(count);
    if (!others) {
        co_return failureOf(others);
    }
    const auto readable = co_await mustBeReadable(store, *others > 0 ? Purge::ByItself : Purge::Demanded);
    if (!readable) {
        co_return failureOf(readable);
    }
    if (row.previousEntry) {
        // Of a restore: written before the one in force.
        if (const auto dropped = co_await dropPrevious(row, store); !dropped) {
            co_return failureOf(dropped);
        }
    }
    if (const auto gone = co_await forget(row); !gone) {
        co_return failureOf(gone);
    }
    vain->append(row.entry.text());
    co_return true;
}
