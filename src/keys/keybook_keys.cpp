// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keybook.h>

#include <keys/keybookstate.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>

namespace {

bool isWanted(const KeyRow &row, KeyBook::Which which)
{
    if (StoredKey::isHidden(row)) {
        return false;
    }
    return which == KeyBook::Which::All || StoredKey::isInTrash(row) == (which == KeyBook::Which::Trash);
}

Result<QList<StoredKey>> listKeys(QSqlDatabase &database, KeyBook::Which which)
{
    // The trash is small, and what lies in it is found without reading every key.
    const auto stages = which == KeyBook::Which::Trash ? KeyTable::Stages::NotActive : KeyTable::Stages::All;
    auto keys = StoredKey::list(database, stages);
    if (keys) {
        keys->removeIf([which](const StoredKey &key) { return !isWanted(key.row, which); });
    }
    return keys;
}

Result<StoredKey> findByName(QSqlDatabase &database, const SpaceName &spaceName, const Label &label)
{
    const auto found = SpaceTable(database).find(spaceName);
    if (!found) {
        return failureOf(found);
    }
    const std::optional<Space> &space = *found;
    if (!space) {
        return failure(ErrorKind::NoSuchSpace, {spaceName.text()});
    }
    const auto rows = KeyTable(database).find(space->id, label);
    if (!rows) {
        return failureOf(rows);
    }
    for (const KeyRow &row : *rows) {
        if (!StoredKey::isHidden(row)) {
            return StoredKey{row, *space};
        }
    }
    return failure(ErrorKind::NoSuchKey, {KeyReference::write(spaceName, label)});
}

} // namespace

Task<Result<StoredKey>> KeyBook::State::load(KeyId id)
{
    const auto work = [id](QSqlDatabase &index) { return StoredKey::load(index, id); };
    return database.run(work);
}

Task<Result<StoredKey>> KeyBook::State::loadInUse(KeyId id)
{
    const auto work = [id](QSqlDatabase &index) { return StoredKey::loadInUse(index, id); };
    return database.run(work);
}

Task<Result<QList<ApiKey>>> KeyBook::keys(Which which)
{
    const auto call = m_state->calls.begin();
    const auto work = [which](QSqlDatabase &database) { return listKeys(database, which); };
    const auto stored = co_await m_state->database.run(work);
    if (!stored) {
        co_return failureOf(stored);
    }
    QList<ApiKey> keys;
    keys.reserve(stored->size());
    for (const StoredKey &key : *stored) {
        keys.append(m_state->shown(key));
    }
    co_return keys;
}

Task<Result<ApiKey>> KeyBook::key(KeyId id)
{
    const auto call = m_state->calls.begin();
    const auto key = co_await m_state->load(id);
    co_return key.map([this](const StoredKey &found) { return m_state->shown(found); });
}

Task<Result<ApiKey>> KeyBook::find(KeyReference reference)
{
    const auto call = m_state->calls.begin();
    if (reference.id) {
        co_return co_await key(*reference.id);
    }
    const auto work
        = [reference](QSqlDatabase &database) { return findByName(database, *reference.space, *reference.label); };
    const auto key = co_await m_state->database.run(work);
    co_return key.map([this](const StoredKey &found) { return m_state->shown(found); });
}

Task<Result<ApiKey>> KeyBook::add(NewKey key, Secret secret, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const auto added = co_await m_state->steps.add(key, std::move(secret), stop);
    if (!added) {
        co_return failureOf(added);
    }
    Q_EMIT spaceChanged(added->space.id);
    Q_EMIT keyChanged(added->row.id);
    co_return m_state->shown(*added);
}

/// What every sequence that leaves a key behind ends with.
Task<Result<ApiKey>> KeyBook::ended(Result<StoredKey> sequence, bool isAnotherGrant)
{
    if (!sequence) {
        co_return failureOf(sequence);
    }
    if (isAnotherGrant) {
        (void)co_await m_state->tokens.drop(*sequence);
    }
    Q_EMIT keyChanged(sequence->row.id);
    co_return m_state->shown(*sequence);
}

Task<Result<ApiKey>> KeyBook::edit(KeyId id, KeyChange change)
{
    const auto call = m_state->calls.begin();
    const auto edited = co_await m_state->steps.edit(id, change);
    co_return co_await ended(edited, change.label || change.clientId);
}

Task<Result<ApiKey>> KeyBook::rotate(KeyId id, Secret secret, Rotation how, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const auto key = co_await m_state->loadInUse(id);
    if (!key) {
        co_return failureOf(key);
    }
    std::optional<SecretTrial> trial;
    if (!how.noTest) {
        Secret copy = secret.duplicate();
        const auto test = co_await testUnsaved(key->space.settings, key->row.clientId, std::move(copy), stop);
        if (!test) {
            co_return failureOf(test);
        }
        if (const auto &refusal = test->refusal) {
            co_return tl::unexpected<Error>(*refusal);
        }
        trial = SecretTrial{key->space.settings, key->row.clientId, test->token};
    }
    const auto rotated = co_await m_state->steps.rotate(id, std::move(secret), how.keepOld, trial);
    if (rotated && how.keepOld) {
        Q_EMIT spaceChanged(rotated->space.id);
        Q_EMIT reset(); // a key has come into being whose id nobody knows yet
    }
    co_return co_await ended(rotated, true);
}

Task<Result<ApiKey>> KeyBook::rollBack(KeyId id)
{
    const auto call = m_state->calls.begin();
    const auto rolled = co_await m_state->steps.rollBack(id);
    co_return co_await ended(rolled, true);
}

Task<Result<ApiKey>> KeyBook::remove(KeyId id)
{
    const auto call = m_state->calls.begin();
    const auto removed = co_await m_state->steps.remove(id);
    co_return co_await ended(removed, true);
}

Task<Result<ApiKey>> KeyBook::restore(KeyId id)
{
    const auto call = m_state->calls.begin();
    const auto restored = co_await m_state->steps.restore(id);
    co_return co_await ended(restored, false);
}

Task<Result<void>> KeyBook::purge(KeyId id)
{
    const auto call = m_state->calls.begin();
    const auto purged = co_await m_state->steps.purge(id);
    if (!purged) {
        Q_EMIT keyChanged(id);
        co_return purged;
    }
    Q_EMIT keyRemoved(id);
    co_return {};
}
