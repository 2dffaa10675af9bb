// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <keys/keyentry.h>
#include <keys/manifest.h>
#include <keys/storedkey.h>
#include <secrets/secretstore.h>

/// The two stores behind the keys: the one in force, and memory for what is kept for this run only. They may be one.
class Keyring {
public:
    Keyring(SecretStore &store, SecretStore &runStore);

    SecretStore &store() const { return m_store; }
    SecretStore &runStore() const { return m_runStore; }
    /// Where the key's entry is; null when it is in a keychain that is not in force, or in another process's memory.
    SecretStore *storeOf(const KeyRow &row) const;
    /// What a new row says of where its entry goes.
    void place(KeyRow &row, SecretStore &store) const;
    /// True for a store that forgets with the process; it has no manifest.
    static bool isForThisRun(const SecretStore &store);
    /// Whether tokens are kept beside the keys between runs: not in a file (design: product).
    static bool keepsTokens(const SecretStore &store);

    /// The key's entry, sound and its own. Errors: KeychainElsewhere, KeychainEntryMissing (when the keychain is known to
    /// be readable), KeychainUnreadable, KeychainEntryDamaged, those of SecretStore.
    [[nodiscard]] Task<Result<KeyEntry>> read(StoredKey key, std::stop_token stop = {});
    /// Likewise the one with the secret before the last rotation, which may have had another client id.
    [[nodiscard]] Task<Result<KeyEntry>> readPrevious(StoredKey key, EntryId previous);

    tl::unexpected<Error> elsewhere(const StoredKey &key) const;

private:
    [[nodiscard]] Task<Result<KeyEntry>> readEntry(StoredKey key, EntryId entry, std::stop_token stop);
    SecretStore &m_store;
    SecretStore &m_runStore;
    QString m_process; ///< this one
};
