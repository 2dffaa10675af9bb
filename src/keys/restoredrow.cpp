// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/restoredrow.h>

#include <utility>

namespace {

/// The row of a key whose secret is replaced: the secret in force stays as the earlier one. Of two that are here already
/// the plan has seen that the older can go, unless the one in force is gone itself.
KeyRow replaced(const KeyRow &before, const EntryId &fresh, const BackupKey &key, const QDateTime &now, bool isGone)
{
    KeyRow row = before;
    row.entry = fresh;
    row.strayEntry = before.previousEntry;
    row.previousEntry = before.entry;
    if (before.previousEntry && isGone && before.outcome != KeyOutcome::Works) {
        std::swap(row.strayEntry, row.previousEntry);
    }
    row.previousSince = now;
    row.changedAt = now;
    row.clientId = key.clientId;
    row.rotateBy = key.rotateBy;
    row.entryMissing = false;
    row.outcome = KeyOutcome::Untested;
    row.lastTestedAt = {};
    if (before.clientId != key.clientId) {
        row.lastGrantedAt = {};
        row.missingScope.clear();
    }
    return row;
}

} // namespace

KeyRow settled(KeyRow row, const PlannedKey &planned, bool isTrash, const QDateTime &now)
{
    row.label = planned.label;
    row.stage = isTrash ? KeyStage::Removed : KeyStage::Active;
    row.removedAt = isTrash ? now : QDateTime();
    return row;
}

BothSides sidesOfKnown(
    const KeyRow &row, const EntryId &fresh, const PlannedKey &planned, const BackupKey &key, const QDateTime &now)
{
    BothSides sides{row, row};
    if (planned.bringsSecret) {
        sides.begun.strayEntry = fresh;
        sides.done = replaced(row, fresh, key, now, planned.standing == Standing::EntryGone);
    }
    const bool isTrash = row.stage == KeyStage::Removed && planned.standing != Standing::InTrash;
    sides.done = settled(sides.done, planned, isTrash, now);
    sides.done.generation = row.generation + 1;
    return sides;
}
