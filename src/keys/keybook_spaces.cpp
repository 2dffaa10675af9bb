// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keybook.h>

#include <keys/keybookstate.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <storage/sql.h>

namespace {

Result<Space> changeSpace(QSqlDatabase &database, const SpaceId &id, const SpaceChange &change)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return failureOf(transaction);
    }
    SpaceTable table(database);
    const auto found = table.find(id);
    if (!found) {
        return failureOf(found);
    }
    const std::optional<Space> &known = *found;
    if (!known) {
        return failure(ErrorKind::NoSuchSpace, {id.text()});
    }
    Space space = *known;
    const SpaceSettings before = space.settings;
    space.name = change.name.value_or(space.name);
    space.settings = change.settings.value_or(space.settings);
    if (const auto updated = table.update(space); !updated) {
        return failureOf(updated);
    }
    SpaceSettings sameServer = space.settings;
    sameServer.baseUrl = before.baseUrl;
    sameServer.route = before.route;
    if (sameServer != before) {
        // What the old token endpoint said of a key says nothing of the new one.
        if (const auto forgotten = KeyTable(database).forgetOutcomes(id); !forgotten) {
            return failureOf(forgotten);
        }
    }
    return transaction->commit().map([&space] { return space; });
}

} // namespace

Task<Result<QList<Space>>> KeyBook::spaces()
{
    const auto call = m_state->calls.begin();
    const auto work = [](QSqlDatabase &database) { return SpaceTable(database).list(); };
    co_return co_await m_state->database.run(work);
}

Task<Result<Space>> KeyBook::space(SpaceName name)
{
    const auto call = m_state->calls.begin();
    const auto work = [name](QSqlDatabase &database) -> Result<Space> {
        const auto space = SpaceTable(database).find(name);
        if (!space) {
            return failureOf(space);
        }
        return *space ? Result<Space>(**space) : failure(ErrorKind::NoSuchSpace, {name.text()});
    };
    co_return co_await m_state->database.run(work);
}

Task<Result<Space>> KeyBook::addSpace(SpaceName name, SpaceSettings settings, bool isSandbox)
{
    const auto call = m_state->calls.begin();
    const Space space{SpaceId(m_state->ids.next()), name, settings, isSandbox};
    const auto work = [space](QSqlDatabase &database) -> Result<void> {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return failureOf(transaction);
        }
        if (const auto inserted = SpaceTable(database).insert(space); !inserted) {
            return inserted;
        }
        return transaction->commit();
    };
    if (const auto added = co_await m_state->database.run(work); !added) {
        co_return failureOf(added);
    }
    Q_EMIT spaceChanged(space.id);
    co_return space;
}

Task<Result<Space>> KeyBook::editSpace(SpaceId id, SpaceChange change)
{
    const auto call = m_state->calls.begin();
    const auto work = [id, change](QSqlDatabase &database) { return changeSpace(database, id, change); };
    const auto space = co_await m_state->database.run(work);
    if (space) {
        (void)co_await m_state->steps.rewriteEntries(id); // what an entry says of its space serves a rebuild only
        m_state->tokens.forgetGrants();
        Q_EMIT spaceChanged(id);
    }
    co_return space;
}

Task<Result<void>> KeyBook::removeSpace(SpaceId id, bool withKeys)
{
    const auto call = m_state->calls.begin();
    const auto gone = co_await m_state->steps.removeSpace(id, withKeys);
    if (!gone) {
        Q_EMIT reset(); // some of its keys may have gone before the failure
        co_return failureOf(gone);
    }
    for (const KeyId &key : *gone) {
        Q_EMIT keyRemoved(key);
    }
    Q_EMIT spaceRemoved(id);
    co_return {};
}
