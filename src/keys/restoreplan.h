// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <keys/backup.h>
#include <QSet>

/// How a key of a backup stands to the one of the same id here. Both secrets of both sides were compared.
enum class Standing {
    New, ///< not known here
    Same, ///< the same client id and secret; all of it stays as it is here
    NewerInBackup, ///< the secret differs, and that of the backup is the younger one
    NewerHere, ///< the secret differs, and ours is the younger one
    EntryGone, ///< known here, but the keychain has no sound entry for it
    InTrash, ///< in the trash here
    TwoHere, ///< the secret differs, and an earlier one is kept here already, of which nobody knows yet which one works
    Unreadable, ///< in a keychain that is not in use, or in the middle of another change
};

/// What is restored unless the person says otherwise.
constexpr bool isTakenByItself(Standing standing)
{
    return standing == Standing::New || standing == Standing::NewerInBackup || standing == Standing::EntryGone;
}
/// What is restored when the person names it.
constexpr bool canBeTaken(Standing standing)
{
    return isTakenByItself(standing) || standing == Standing::NewerHere || standing == Standing::InTrash;
}

struct PlannedKey {
    qsizetype index; ///< into Backup::keys()
    KeyId id;
    SpaceName space; ///< where it is here, or where it will be
    Label label; ///< as it is called here, or will be: one that is taken gets a number
    Standing standing;
    bool isTaken; ///< it is restored
    std::optional<quint64> generation = {}; ///< of the key here when the plan was made
    bool bringsSecret = true; ///< the secret is not the one here already
    friend bool operator==(const PlannedKey &, const PlannedKey &) = default;
};

struct PlannedSpace {
    SpaceName name; ///< as it is called here, or will be
    bool isNew; ///< created with the settings of the backup; a known one keeps its own
    bool settingsDiffer = false;
    friend bool operator==(const PlannedSpace &, const PlannedSpace &) = default;
};

/// What restoring a backup would do here.
struct RestorePlan {
    QList<PlannedSpace> spaces;
    QList<PlannedKey> keys; ///< in the order of the backup

    int count(Standing standing) const;
    int taken() const;
    friend bool operator==(const RestorePlan &, const RestorePlan &) = default;
};

/// What came of it.
struct Restored {
    QList<KeyId> keys; ///< that are here now
    std::optional<Error> trouble
        = {}; ///< what ended it before all of the plan was done; the keys above are here all the same
};

/// `done` of `total` keys are dealt with. Main thread.
using KeyProgress = std::function<void(int done, int total)>;

/// `Price`, `Price (2)` …: the first whose folded form is not among `taken`.
Label freeLabel(const QSet<QString> &taken, const Label &label);
