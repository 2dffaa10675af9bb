// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <secrets/secretstore.h>
#include <storage/keyrow.h>

/// The keychain entry that lists the ids of all our key entries: QtKeychain cannot enumerate, and a lost index is
/// rebuilt from it. That it can be read also proves that a keychain which lacks an entry is readable at all. A list may
/// name an entry that is not there; it never lacks one that is. Call the writing ones under the write lock.
class Manifest {
public:
    explicit Manifest(SecretStore &store)
        : m_store(&store)
    {
    }

    /// The entry ids; nothing when there is no manifest; none of its ids when it is damaged.
    /// Errors: those of SecretStore.
    [[nodiscard]] Task<Result<std::optional<QStringList>>> read();
    /// Lists `entry` and all of `known` (the index's ids), read back. Errors: those of writeChecked().
    [[nodiscard]] Task<Result<void>> include(EntryId entry, QStringList known);
    /// Errors: those of writeChecked().
    [[nodiscard]] Task<Result<void>> exclude(EntryId entry) { return excludeAll({entry.text()}); }
    [[nodiscard]] Task<Result<void>> excludeAll(QStringList entries);

private:
    SecretStore *m_store;
};
