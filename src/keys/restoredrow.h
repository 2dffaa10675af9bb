// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <keys/backup.h>
#include <keys/restoreplan.h>
#include <storage/keyrow.h>

/// A row before and after the switch of a restore.
struct BothSides {
    KeyRow begun;
    KeyRow done;
};

/// What `row` is once its key is here, in use or in the trash since `now`.
[[nodiscard]] KeyRow settled(KeyRow row, const PlannedKey &planned, bool isTrash, const QDateTime &now);

/// A key that is here already, before and after the switch; `fresh` is the entry that its secret comes into, if one does.
[[nodiscard]] BothSides sidesOfKnown(
    const KeyRow &row, const EntryId &fresh, const PlannedKey &planned, const BackupKey &key, const QDateTime &now);
