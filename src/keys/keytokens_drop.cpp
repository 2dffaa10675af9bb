// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keytokens.h>

#include <keys/kepttoken.h>
#include <storage/database.h>
#include <storage/keytable.h>

SharedToken KeyTokens::cached(const KeyId &id) const
{
    const auto grant = m_grants.constFind(id);
    return grant == m_grants.constEnd() ? SharedToken() : m_broker.cached(*grant);
}

std::optional<Endpoint> KeyTokens::issuerOf(const KeyId &id) const
{
    const auto grant = m_grants.constFind(id);
    return grant == m_grants.constEnd() ? std::nullopt : std::optional(grant->tokenEndpoint);
}

Task<Result<void>> KeyTokens::dropKept(StoredKey key)
{
    SecretStore *const store = keptIn(key.row);
    if (!key.row.tokenKept || !store) {
        co_return {};
    }
    if (const auto removed = co_await store->remove(keptTokenName(key.row.id)); !removed) {
        co_return removed; // of no use to anybody: its grant will not come back
    }
    const auto work = [id = key.row.id](QSqlDatabase &database) { return KeyTable(database).setTokenKept(id, false); };
    co_return co_await m_database.run(work);
}

QList<KeyId> KeyTokens::forgetAll()
{
    m_broker.forgetAll();
    m_noted.clear();
    return std::exchange(m_grants, {}).keys();
}

Task<Result<void>> KeyTokens::drop(StoredKey key)
{
    const auto grant = m_grants.constFind(key.row.id);
    if (grant != m_grants.constEnd()) {
        if (const SharedToken token = m_broker.cached(*grant)) {
            m_broker.reject(*grant, *token);
        }
        m_grants.erase(grant);
    }
    co_return co_await dropKept(key);
}

Task<Result<void>> KeyTokens::reject(KeyId id, SharedToken token)
{
    const auto key = co_await usable(id);
    if (!key) {
        co_return failureOf(key);
    }
    const Grant grant = grantOf(*key);
    m_broker.reject(grant, *token);
    const auto kept = co_await readKept(*key, {});
    if (kept && (!*kept || (*kept)->value == token->value)) {
        co_return co_await dropKept(*key);
    }
    co_return {};
}
