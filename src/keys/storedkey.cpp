// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/storedkey.h>

#include <storage/spacetable.h>

namespace {

KeyState stateOf(const KeyRow &row, bool isElsewhere)
{
    if (StoredKey::isInTrash(row)) {
        return KeyState::Trash;
    }
    if (isElsewhere) {
        return KeyState::Elsewhere;
    }
    if (row.entryMissing) {
        return KeyState::Missing;
    }
    switch (row.outcome) {
    case KeyOutcome::Untested:
        return KeyState::Untested;
    case KeyOutcome::Works:
        return KeyState::Works;
    case KeyOutcome::Refused:
        return KeyState::Refused;
    }
    Q_UNREACHABLE();
}

} // namespace

bool StoredKey::isInTrash(const KeyRow &row)
{
    return row.stage == KeyStage::Removed || (row.stage == KeyStage::Purging && row.removedAt.isValid());
}

bool StoredKey::isHidden(const KeyRow &row)
{
    return row.stage != KeyStage::Active && !isInTrash(row);
}

ApiKey StoredKey::apiKey(bool isElsewhere) const
{
    return ApiKey{.id = row.id,
        .space = space.id,
        .spaceName = space.name,
        .label = row.label,
        .clientId = row.clientId,
        .note = row.note,
        .state = stateOf(row, isElsewhere),
        .createdAt = row.createdAt,
        .changedAt = row.changedAt,
        .lastUsedAt = row.lastUsedAt,
        .lastTestedAt = row.lastTestedAt,
        .lastGrantedAt = row.lastGrantedAt,
        .missingScope = row.missingScope,
        .rotateBy = row.rotateBy,
        .previousSince = row.previousEntry ? row.previousSince : QDateTime(),
        .removedAt = row.removedAt,
        .keychain = row.keychain,
        .generation = row.generation};
}

Result<StoredKey> StoredKey::load(QSqlDatabase &database, const KeyId &id)
{
    const auto found = KeyTable(database).find(id);
    if (!found) {
        return failureOf(found);
    }
    const std::optional<KeyRow> &row = *found;
    if (!row || isHidden(*row)) {
        return failure(ErrorKind::NoSuchKey, {id.text()});
    }
    const auto foundSpace = SpaceTable(database).find(row->space);
    if (!foundSpace) {
        return failureOf(foundSpace);
    }
    const std::optional<Space> &space = *foundSpace;
    if (!space) {
        return failure(ErrorKind::DatabaseDamaged, {database.databaseName()}); // the foreign key forbids it
    }
    return StoredKey{*row, *space};
}

Result<StoredKey> StoredKey::loadInUse(QSqlDatabase &database, const KeyId &id)
{
    auto key = load(database, id);
    if (key && isInTrash(key->row)) {
        return failure(ErrorKind::KeyInTrash, {key->reference()});
    }
    return key;
}

Result<QList<StoredKey>> StoredKey::list(QSqlDatabase &database, KeyTable::Stages stages)
{
    const auto spaces = SpaceTable(database).list();
    if (!spaces) {
        return failureOf(spaces);
    }
    const auto rows = KeyTable(database).list(stages);
    if (!rows) {
        return failureOf(rows);
    }
    QHash<SpaceId, Space> byId;
    for (const Space &space : *spaces) {
        byId.insert(space.id, space);
    }
    QList<StoredKey> keys;
    keys.reserve(rows->size());
    for (const KeyRow &row : *rows) {
        const auto space = byId.constFind(row.space);
        if (space != byId.constEnd()) {
            keys.append({row, *space});
        }
    }
    return keys;
}
