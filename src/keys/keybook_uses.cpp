// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keybook.h>

#include <keys/keybookstate.h>
#include <storage/keytable.h>
#include <storage/sql.h>
#include <storage/usetable.h>

namespace {

/// A use that is to be written down; its host may be one of the key's space.
struct NewUse {
    KeyId key;
    QDateTime at;
    UsePart part;
    Caller caller;
    std::function<QString(const StoredKey &)> host;
    bool isListed;
};

/// One small transaction: when the key was last used, and the row of the list.
Result<void> write(QSqlDatabase &database, const NewUse &use)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return failureOf(transaction);
    }
    const auto key = StoredKey::load(database, use.key);
    if (!key) {
        return failureOf(key);
    }
    if (const auto marked = KeyTable(database).setLastUsed(use.key, use.at); !marked) {
        return marked;
    }
    if (use.isListed) {
        const Use listed{.key = use.key,
            .firstAt = use.at,
            .lastAt = use.at,
            .part = use.part,
            .caller = use.caller,
            .host = use.host(*key)};
        if (const auto added = UseTable(database).add(listed); !added) {
            return added;
        }
    }
    return transaction->commit();
}

} // namespace

void KeyBook::setUser(KeyUser user, std::function<bool()> keepsUses)
{
    m_state->user = std::move(user);
    m_state->keepsUses = std::move(keepsUses);
}

Task<Result<void>> KeyBook::recordUse(KeyId id, UsePart part, std::function<QString(const StoredKey &)> host)
{
    const auto call = m_state->calls.begin();
    const bool isListed = m_state->keepsUses && m_state->keepsUses();
    const NewUse use{id, m_state->clock.now(), part, m_state->user.caller, std::move(host), isListed};
    const auto work = [use](QSqlDatabase &database) {
        return withoutWaiting(database, [&database, &use] { return write(database, use); });
    };
    const auto recorded = co_await m_state->database.run(work);
    if (recorded) {
        Q_EMIT keyChanged(id);
    }
    co_return recorded;
}

Task<Result<void>> KeyBook::markUsed(KeyId id, QString host)
{
    const auto call = m_state->calls.begin();
    const std::function<QString(const StoredKey &)> given = [host](const StoredKey &) { return host; };
    co_return co_await recordUse(id, m_state->user.sending, given);
}

Task<Result<void>> KeyBook::markHandedOut(KeyId id, Handed what)
{
    const auto call = m_state->calls.begin();
    // Where a token goes from here is not known, only where it came from.
    const std::function<QString(const StoredKey &)> origin = [what](const StoredKey &key) {
        return what == Handed::Token ? key.space.settings.tokenEndpoint.origin().host : QString();
    };
    co_return co_await recordUse(id, m_state->user.handingOut, origin);
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
    const auto work = [id](QSqlDatabase &database) { return UseTable(database).clear(id); };
    const auto cleared = co_await m_state->database.run(work);
    if (cleared) {
        Q_EMIT usesCleared();
    }
    co_return cleared;
}
