// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <storage/database.h>
#include <storage/spacetable.h>

/// What is here when a plan is made.
struct KeySteps::Known {
    QHash<KeyId, StoredKey> keys;
    QHash<QString, Space> spaces; ///< by folded name
    QHash<QString, QSet<QString>> labels; ///< folded ones that are taken, by folded name of the space

    static Result<Known> read(QSqlDatabase &database)
    {
        const auto spaces = SpaceTable(database).list();
        const auto keys = StoredKey::list(database);
        if (!spaces || !keys) {
            return spaces ? failureOf(keys) : failureOf(spaces);
        }
        Known known;
        for (const Space &space : *spaces) {
            known.spaces.insert(space.name.folded(), space);
        }
        for (const StoredKey &key : *keys) {
            known.keys.insert(key.row.id, key);
            if (key.row.stage == KeyStage::Pending || key.row.stage == KeyStage::Active) {
                known.labels[key.space.name.folded()].insert(key.row.label.folded());
            }
        }
        return known;
    }

    /// From now on the label is taken.
    Label take(const SpaceName &space, const Label &label)
    {
        QSet<QString> &taken = labels[space.folded()];
        const Label free = freeLabel(taken, label);
        taken.insert(free.folded());
        return free;
    }
};

namespace {

bool isSame(const KeySecret &left, const KeySecret &right)
{
    return left.clientId == right.clientId && left.secret == right.secret;
}

/// That an entry can't be understood is as good as that there is none: in both cases the backup is all there is.
bool isGone(ErrorKind kind)
{
    return kind == ErrorKind::KeychainEntryMissing || kind == ErrorKind::KeychainEntryDamaged;
}

} // namespace

Task<Result<KeySteps::Known>> KeySteps::known()
{
    return m_database.run(&Known::read);
}

/// Of a key whose entry is sound. `ours` outlives the call.
Task<Result<Standing>> KeySteps::standingOf(
    std::shared_ptr<const Backup> backup, StoredKey here, PlannedKey planned, const KeySecret *ours)
{
    const KeySecret theirs = backup->secret(planned.index);
    if (isSame(*ours, theirs)) {
        co_return Standing::Same;
    }
    bool isOurEarlier = false;
    if (const std::optional<EntryId> &previous = here.row.previousEntry) {
        auto entry = co_await m_keyring.readPrevious(here, *previous);
        if (!entry && !isGone(entry.error().kind)) {
            co_return failureOf(entry);
        }
        if (entry) {
            const KeySecret earlier{entry->clientId, std::move(entry->clientSecret)};
            isOurEarlier = isSame(earlier, theirs);
        }
        // The row can name two entries. One of these two works, and which is not known yet.
        if (!isOurEarlier && here.row.outcome != KeyOutcome::Works) {
            co_return Standing::TwoHere;
        }
    }
    const auto theirEarlier = backup->previous(planned.index);
    const bool isTheirEarlier = theirEarlier && isSame(*ours, *theirEarlier);
    const bool isYounger = backup->keys().at(planned.index).changedAt > here.row.changedAt;
    co_return isTheirEarlier || (!isOurEarlier && isYounger) ? Standing::NewerInBackup : Standing::NewerHere;
}

Task<Result<void>> KeySteps::compare(
    std::shared_ptr<const Backup> backup, StoredKey here, PlannedKey *planned, std::stop_token stop)
{
    planned->generation = here.row.generation;
    planned->space = here.space.name;
    planned->label = here.row.label;
    const bool isSettled = here.row.stage == KeyStage::Active || here.row.stage == KeyStage::Removed;
    if (!isSettled || here.row.strayEntry || !m_keyring.storeOf(here.row)) {
        planned->standing = Standing::Unreadable;
        co_return {};
    }
    auto entry = co_await m_keyring.read(here, stop);
    if (!entry && !isGone(entry.error().kind)) {
        co_return failureOf(entry);
    }
    planned->standing = Standing::EntryGone;
    if (entry) {
        const KeySecret ours{entry->clientId, std::move(entry->clientSecret)};
        const auto standing = co_await standingOf(backup, here, *planned, &ours);
        if (!standing) {
            co_return failureOf(standing);
        }
        planned->standing = *standing;
        planned->bringsSecret = *standing != Standing::Same;
    }
    const bool isTrashThere = backup->keys().at(planned->index).removedAt.isValid();
    if (StoredKey::isInTrash(here.row) && !isTrashThere && planned->standing != Standing::TwoHere) {
        planned->standing = Standing::InTrash;
    }
    co_return {};
}

Task<Result<RestorePlan>> KeySteps::planRestore(
    std::shared_ptr<const Backup> backup, QSet<KeyId> chosen, std::stop_token stop)
{
    auto here = co_await known();
    if (!here) {
        co_return failureOf(here);
    }
    RestorePlan plan;
    for (const BackupSpace &space : backup->spaces()) {
        const auto found = here->spaces.constFind(space.name.folded());
        const bool isNew = found == here->spaces.constEnd();
        plan.spaces.append({isNew ? space.name : found->name, isNew, !isNew && found->settings != space.settings});
    }
    for (qsizetype i = 0; i < backup->keys().size(); ++i) {
        const BackupKey &key = backup->keys().at(i);
        PlannedKey planned{i, key.id, key.space, key.label, Standing::New, true};
        const auto found = here->keys.constFind(key.id);
        if (found != here->keys.constEnd()) {
            if (const auto compared = co_await compare(backup, *found, &planned, stop); !compared) {
                co_return failureOf(compared);
            }
        }
        planned.isTaken
            = isTakenByItself(planned.standing) || (canBeTaken(planned.standing) && chosen.contains(planned.id));
        const bool comesIntoUse
            = planned.standing == Standing::New ? !key.removedAt.isValid() : found->row.stage == KeyStage::Removed;
        if (planned.isTaken && comesIntoUse) {
            planned.label = here->take(planned.space, planned.label);
            // An entry says what its key is called.
            planned.bringsSecret = planned.bringsSecret || planned.label != found->row.label;
        }
        plan.keys.append(planned);
    }
    co_return plan;
}
