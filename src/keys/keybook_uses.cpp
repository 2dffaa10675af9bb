// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keybook.h>

#include <keys/keybookstate.h>
#include <storage/keytable.h>
#include <storage/sql.h>
#include <storage/usetable.h>

namespace {

constexpr qint64 MostNotes = 64 * 1024; ///< bytes that wait beside the index before somebody takes them at once

/// When the key was last used, and the row of the list. In a transaction. Errors: NoSuchKey (its id).
Result<void> write(QSqlDatabase &database, const NotedUse &noted)
{
    const Use &use = noted.use;
    const auto found = KeyTable(database).find(use.key);
    if (!found) {
        return failureOf(found);
    }
    const std::optional<KeyRow> &row = *found;
    if (!row) {
        return failure(ErrorKind::NoSuchKey, {use.key.text()});
    }
    if (!row->lastUsedAt.isValid() || row->lastUsedAt < use.lastAt) {
        if (const auto marked = KeyTable(database).setLastUsed(use.key, use.lastAt); !marked) {
            return marked;
        }
    }
    return noted.isListed ? UseTable(database).add(use) : Result<void>();
}

/// One small transaction.
Result<void> writeOne(QSqlDatabase &database, const NotedUse &noted)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return failureOf(transaction);
    }
    const auto written = write(database, noted);
    return written ? transaction->commit() : written;
}

/// One transaction for them all; those of keys that are gone are gone too.
Result<void> writeAll(QSqlDatabase &database, const QList<NotedUse> &all)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return failureOf(transaction);
    }
    for (const NotedUse &noted : all) {
        const auto written = write(database, noted);
        if (!written && written.error().kind != ErrorKind::NoSuchKey) {
            return written;
        }
    }
    return transaction->commit();
}

/// The keys of which there were any. On the database's thread.
Result<QSet<KeyId>> takeNotes(QSqlDatabase &database, const UseNotes &notes)
{
    QSet<KeyId> keys;
    const auto take = [&](const QList<NotedUse> &all) {
        for (const NotedUse &noted : all) {
            keys.insert(noted.use.key);
        }
        return all.isEmpty() ? Result<void>() : writeAll(database, all);
    };
    const auto taken = notes.takeAll(
        [&](const QList<NotedUse> &all) { return withoutWaiting(database, [&] { return take(all); }); });
    if (!taken) {
        return failureOf(taken);
    }
    return keys;
}

} // namespace

void KeyBook::setUser(KeyUser user, std::function<bool()> keepsUses)
{
    m_state->user = std::move(user);
    m_state->keepsUses = std::move(keepsUses);
}

Task<Result<void>> KeyBook::recordUse(KeyId id, UsePart part, QString host, Recording how)
{
    const auto call = m_state->calls.begin();
    const QDateTime now = m_state->clock.now();
    const bool isListed = m_state->keepsUses && m_state->keepsUses();
    const Use use{.key = id, .firstAt = now, .lastAt = now, .part = part, .caller = m_state->user.caller, .host = host};
    const NotedUse noted{use, isListed};
    if (how == Recording::AsANote && m_state->useNotes.append(noted).value_or(false)) {
        if (m_state->useNotes.size() > MostNotes) {
            co_return co_await takeNotedUses();
        }
        co_return {};
    }
    const auto work = [noted](QSqlDatabase &database) {
        return withoutWaiting(database, [&] { return writeOne(database, noted); });
    };
    const auto recorded = co_await m_state->database.run(work);
    if (recorded) {
        Q_EMIT keyChanged(id);
    }
    co_return recorded;
}

Task<Result<void>> KeyBook::takeNotedUses()
{
    const auto call = m_state->calls.begin();
    if (m_state->useNotes.size() == 0) {
        co_return {};
    }
    const auto work = [notes = m_state->useNotes](QSqlDatabase &database) { return takeNotes(database, notes); };
    const auto taken = co_await m_state->database.run(work);
    if (!taken) {
        co_return failureOf(taken);
    }
    for (const KeyId &id : *taken) {
        Q_EMIT keyChanged(id);
    }
    co_return {};
}

Task<Result<void>> KeyBook::markUsed(KeyId id, QString host)
{
    const auto call = m_state->calls.begin();
    co_return co_await recordUse(id, m_state->user.sending, host, Recording::InTheIndex);
}

Task<Result<void>> KeyBook::markHandedOut(KeyId id, Handed what)
{
    const auto call = m_state->calls.begin();
    QString host;
    if (what == Handed::Token) {
        // Where a token goes from here is not known, only where it came from.
        if (const auto issuer = m_state->tokens.issuerOf(id)) {
            host = issuer->origin().host;
        }
    }
    const bool isAwaited = m_state->keeping == TokenKeeping::InKeychain;
    const Recording how = isAwaited ? Recording::AsANote : Recording::InTheIndex;
    co_return co_await recordUse(id, m_state->user.handingOut, host, how);
}

Task<Result<QList<Use>>> KeyBook::uses(KeyId id)
{
    const auto call = m_state->calls.begin();
    const auto work = [id](QSqlDatabase &database) { return UseTable(database).list(id); };
    co_return co_await m_state->database.run(work);
}

Task<Result<QList<LastUse>>> KeyBook::lastUses(KeyId id)
{
    const auto call = m_state->calls.begin();
    const auto work = [id](QSqlDatabase &database) { return UseTable(database).lastOfEachPart(id); };
    co_return co_await m_state->database.run(work);
}

Task<Result<UsesHeld>> KeyBook::usesHeld()
{
    const auto call = m_state->calls.begin();
    const auto work = [](QSqlDatabase &database) { return UseTable(database).held(); };
    co_return co_await m_state->database.run(work);
}

Task<Result<void>> KeyBook::clearUses(std::optional<KeyId> id)
{
    const auto call = m_state->calls.begin();
    if (const auto taken = co_await takeNotedUses(); !taken) {
        co_return taken; // they would be there again afterwards
    }
    const auto work = [id](QSqlDatabase &database) { return UseTable(database).clear(id); };
    const auto cleared = co_await m_state->database.run(work);
    if (cleared) {
        Q_EMIT usesCleared();
    }
    co_return cleared;
}
