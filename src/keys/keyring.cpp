// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keyring.h>

#include <keys/process.h>

Keyring::Keyring(SecretStore &store, SecretStore &runStore)
    : m_store(store)
    , m_runStore(runStore)
    , m_process(ownProcess())
{
}

bool Keyring::isForThisRun(const SecretStore &store)
{
    return store.backend() == QLatin1String("run");
}

bool Keyring::keepsTokens(const SecretStore &store)
{
    return !isForThisRun(store) && store.backend() != QLatin1String("vault");
}

SecretStore *Keyring::storeOf(const KeyRow &row) const
{
    if (row.owner) {
        return *row.owner == m_process ? &m_runStore : nullptr;
    }
    return row.keychain == m_store.backend() ? &m_store : nullptr;
}

void Keyring::place(KeyRow &row, SecretStore &store) const
{
    row.keychain = store.backend();
    if (isForThisRun(store)) {
        row.owner = m_process;
    }
}

tl::unexpected<Error> Keyring::elsewhere(const StoredKey &key) const
{
    return failure(ErrorKind::KeychainElsewhere, {key.reference(), key.row.keychain, m_store.backend()});
}

Task<Result<KeyEntry>> Keyring::read(StoredKey key, std::stop_token stop)
{
    auto entry = co_await readEntry(key, key.row.entry, stop);
    if (entry && entry->clientId != key.row.clientId) {
        co_return failure(ErrorKind::KeychainEntryDamaged, {key.reference()});
    }
    co_return entry;
}

Task<Result<KeyEntry>> Keyring::readPrevious(StoredKey key, EntryId previous)
{
    return readEntry(key, previous, {});
}

Task<Result<KeyEntry>> Keyring::readEntry(StoredKey key, EntryId name, std::stop_token stop)
{
    SecretStore *const store = storeOf(key.row);
    if (!store) {
        co_return elsewhere(key);
    }
    const auto found = co_await store->read(keyEntryName(name), stop);
    if (!found && found.error().kind == ErrorKind::KeychainEntryMissing) {
        if (!isForThisRun(*store)) {
            Manifest manifest(*store);
            const auto listed = co_await manifest.read();
            if (!listed) {
                co_return failureOf(listed);
            }
            if (!*listed) {
                co_return failure(ErrorKind::KeychainUnreadable, {store->displayName()});
            }
        }
        co_return failure(ErrorKind::KeychainEntryMissing, {key.reference()});
    }
    if (!found) {
        co_return failureOf(found);
    }
    auto entry = KeyEntry::parse(*found);
    if (!entry || entry->id != key.row.id) {
        co_return failure(ErrorKind::KeychainEntryDamaged, {key.reference()});
    }
    co_return std::move(*entry);
}
