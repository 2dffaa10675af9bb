// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keytokens.h>

#include <keys/kepttoken.h>
#include <storage/database.h>
#include <storage/keytable.h>

bool isJudgementOfKey(ErrorKind kind)
{
    return kind == ErrorKind::ClientRejected || kind == ErrorKind::MachineAccessOff || kind == ErrorKind::ScopeRefused
        || kind == ErrorKind::TokenRequestRefused || kind == ErrorKind::ClientMethodUnsupported;
}

Grant KeyTokens::grantOf(const StoredKey &key)
{
    const SpaceSettings &settings = key.space.settings;
    return {settings.tokenEndpoint, key.row.clientId, settings.scope, settings.clientAuthentication, key.row.generation,
        settings.route};
}

KeyTokens::KeyTokens(
    Database &database, Keyring &keyring, TokenBroker &broker, const Clock &clock, TokenKeeping keeping)
    : m_database(database)
    , m_keyring(keyring)
    , m_broker(broker)
    , m_clock(clock)
    , m_keeping(keeping)
{
}

Task<Result<StoredKey>> KeyTokens::usable(KeyId id)
{
    const auto work = [id](QSqlDatabase &database) { return StoredKey::loadInUse(database, id); };
    auto key = co_await m_database.run(work);
    if (!key) {
        co_return failureOf(key);
    }
    if (!m_keyring.storeOf(key->row)) {
        co_return m_keyring.elsewhere(*key);
    }
    co_return key;
}

Task<Result<Secret>> KeyTokens::readSecret(StoredKey key, std::stop_token stop)
{
    auto entry = co_await m_keyring.read(key, stop);
    const bool isMissing = !entry && entry.error().kind == ErrorKind::KeychainEntryMissing;
    if ((entry && key.row.entryMissing) || (isMissing && !key.row.entryMissing)) {
        const auto work = [id = key.row.id, isMissing](
                              QSqlDatabase &database) { return KeyTable(database).setEntryMissing(id, isMissing); };
        (void)co_await m_database.run(work);
    }
    if (!entry) {
        co_return failureOf(entry);
    }
    co_return std::move(entry->clientSecret);
}

Task<Result<Secret>> KeyTokens::secret(KeyId id, std::stop_token stop)
{
    const auto work = [id](QSqlDatabase &database) { return StoredKey::load(database, id); };
    const auto key = co_await m_database.run(work);
    if (!key) {
        co_return failureOf(key);
    }
    co_return co_await readSecret(*key, stop);
}

SecretStore *KeyTokens::keptIn(const KeyRow &row) const
{
    SecretStore *const store = m_keyring.storeOf(row);
    return store && Keyring::keepsTokens(*store) ? store : nullptr;
}

Task<Result<SharedToken>> KeyTokens::readKept(StoredKey key, std::stop_token stop)
{
    SecretStore *const store = keptIn(key.row);
    if (m_keeping != TokenKeeping::InKeychain || !key.row.tokenKept || !store) {
        co_return SharedToken();
    }
    const auto entry = co_await store->read(keptTokenName(key.row.id), stop);
    if (!entry) {
        co_return failureOf(entry);
    }
    co_return readKeptToken(*entry, grantOf(key), m_clock.now());
}

/// What cannot be kept is asked for anew next time, so that a failure is nobody's concern.
Task<Result<void>> KeyTokens::keep(StoredKey key, SharedToken token)
{
    SecretStore *const store = keptIn(key.row);
    if (m_keeping != TokenKeeping::InKeychain || !store) {
        co_return {};
    }
    auto entry = writeKeptToken(*token, grantOf(key));
    if (!entry) {
        co_return {};
    }
    if (const auto written = co_await store->write(keptTokenName(key.row.id), std::move(*entry)); !written) {
        co_return written;
    }
    const auto work = [id = key.row.id](QSqlDatabase &database) { return KeyTable(database).setTokenKept(id, true); };
    co_return co_await m_database.run(work);
}

Task<Result<void>> KeyTokens::note(StoredKey key, Result<SharedToken> outcome)
{
    if (!outcome && !isJudgementOfKey(outcome.error().kind)) {
        co_return {};
    }
    if (outcome) {
        // The waiters of one request all come by with the same token.
        std::weak_ptr<const AccessToken> &noted = m_noted[key.row.id];
        if (noted.lock() == *outcome) {
            co_return {};
        }
        noted = *outcome;
    }
    const auto work
        = [row = key.row, granted = outcome.value_or(SharedToken()), now = m_clock.now()](QSqlDatabase &database) {
              KeyTable table(database);
              return granted ? table.setGranted(row.id, row.generation, now, granted->missingScope)
                             : table.setRefused(row.id, row.generation, now);
          };
    const auto done = co_await m_database.run(work);
    if (outcome) {
        (void)co_await keep(key, *outcome);
    }
    co_return done;
}

Task<Result<KeyToken>> KeyTokens::fetch(StoredKey key, bool evenIfCached, std::stop_token stop)
{
    const Grant grant = grantOf(key);
    // Shared among the waiters of one request, so no single waiter's stop may end it. No coroutine itself: its captures
    // need not outlive it.
    const TokenBroker::ReadSecret ask = [this, key] { return readSecret(key, {}); };
    Result<SharedToken> granted;
    if (evenIfCached) {
        granted = co_await m_broker.freshToken(grant, ask, stop);
    } else {
        granted = co_await m_broker.token(grant, ask, stop);
    }
    (void)co_await note(key, granted);
    if (!granted) {
        co_return failureOf(granted);
    }
    co_return KeyToken{*granted, false};
}

Task<Result<KeyToken>> KeyTokens::token(KeyId id, std::stop_token stop)
{
    const auto key = co_await usable(id);
    if (!key) {
        co_return failureOf(key);
    }
    const Grant grant = grantOf(*key);
    m_grants.insert(id, grant);
    if (const SharedToken cached = m_broker.cached(grant)) {
        co_return KeyToken{cached, true};
    }
    const auto kept = co_await readKept(*key, stop);
    if (kept && *kept) {
        m_broker.adopt(grant, *kept);
        if (const SharedToken cached = m_broker.cached(grant)) {
            co_return KeyToken{cached, true};
        }
    }
    co_return co_await fetch(*key, false, stop);
}

Task<Result<KeyToken>> KeyTokens::renew(KeyId id, std::stop_token stop)
{
    const auto key = co_await usable(id);
    if (!key) {
        co_return failureOf(key);
    }
    m_grants.insert(id, grantOf(*key));
    co_return co_await fetch(*key, true, stop);
}
