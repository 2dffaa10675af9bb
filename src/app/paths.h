// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QString>

/// Where this person's Keydesk keeps its files. `KEYDESK_HOME`, if set, puts all of them below one folder (tests, portable
/// use); otherwise the platform's usual places serve. Needs the application's name: call startUp() before.
struct Paths {
    QString home; ///< the folder of the index, and of all the rest with KEYDESK_HOME; mode 0700
    QString database; ///< the index, mode 0600
    QString vault; ///< the vault file, where one was made; mode 0600
    QString settings; ///< an ini file, mode 0600
    QString caches; ///< a folder that may be emptied at any time, mode 0700

    static Paths ofThisPerson();
    static Paths below(const QString &folder);

    /// Makes the folders that are missing, readable by their owner alone; those that exist are left as they are.
    /// Errors: FileUnwritable.
    Result<void> make() const;
};

/// True if nobody but the owner may read, write or enter `path`.
bool isPrivate(const QString &path);
