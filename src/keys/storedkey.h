// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/keyreference.h>
#include <core/space.h>
#include <QSqlDatabase>
#include <storage/keyrow.h>
#include <storage/keytable.h>

/// A key's row with its space.
struct StoredKey {
    KeyRow row;
    Space space;

    QString reference() const { return KeyReference::write(space.name, row.label); }
    /// As the person sees it; `isElsewhere` when its keychain is not the one in force.
    ApiKey apiKey(bool isElsewhere) const;
    /// Reads both. On the database's thread. Errors: NoSuchKey (the id), those of the tables.
    static Result<StoredKey> load(QSqlDatabase &database, const KeyId &id);
    /// The same for what may be used or changed. Errors: also KeyInTrash.
    static Result<StoredKey> loadInUse(QSqlDatabase &database, const KeyId &id);
    /// Rows of those stages, by label without regard to case. On the database's thread.
    static Result<QList<StoredKey>> list(QSqlDatabase &database, KeyTable::Stages stages = KeyTable::Stages::All);
    /// Rows that are no key yet: a killed add, or one that failed and could not be cleaned up.
    static bool isHidden(const KeyRow &row);
    static bool isInTrash(const KeyRow &row);
};
