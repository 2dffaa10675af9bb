// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <keys/keybook.h>
#include <keys/keyring.h>
#include <oauth/grant.h>
#include <oauth/tokenbroker.h>

class Database;

/// The authorization server has judged the key, and not the network, its own health or its address.
bool isJudgementOfKey(ErrorKind kind);

/// Turns a stored key into access tokens: from memory, from the keychain beside the key (TokenKeeping), or from the
/// authorization server. Remembers in the index what the server said of the key; changes nothing else. Main thread.
class KeyTokens {
public:
    KeyTokens(Database &database, Keyring &keyring, TokenBroker &broker, const Clock &clock, TokenKeeping keeping);

    /// As the functions of KeyBook of the same names.
    [[nodiscard]] Task<Result<KeyToken>> token(KeyId id, std::stop_token stop);
    [[nodiscard]] Task<Result<KeyToken>> renew(KeyId id, std::stop_token stop);
    [[nodiscard]] Task<Result<KeyTest>> test(KeyId id, std::stop_token stop);
    [[nodiscard]] Task<Result<KeyTest>> testUnsaved(
        SpaceSettings settings, ClientId clientId, Secret secret, std::stop_token stop);
    [[nodiscard]] Task<Result<void>> reject(KeyId id, SharedToken token);
    [[nodiscard]] Task<Result<Secret>> secret(KeyId id, std::stop_token stop);
    SharedToken cached(const KeyId &id) const;
    /// Where the key's last token was asked for; nothing when none was.
    std::optional<Endpoint> issuerOf(const KeyId &id) const;

    /// Forgets what was granted to a key that has changed since, in memory and in the keychain.
    [[nodiscard]] Task<Result<void>> drop(StoredKey key);
    /// Forgets every token in memory; the keys it knew of.
    QList<KeyId> forgetAll();
    /// What memory knows of any key may be of an earlier state.
    void forgetGrants() { m_grants.clear(); }

private:
    [[nodiscard]] Task<Result<StoredKey>> usable(KeyId id);
    [[nodiscard]] Task<Result<Secret>> readSecret(StoredKey key, std::stop_token stop);
    [[nodiscard]] Task<Result<SharedToken>> readKept(StoredKey key, std::stop_token stop);
    [[nodiscard]] Task<Result<void>> keep(StoredKey key, SharedToken token);
    [[nodiscard]] Task<Result<void>> note(StoredKey key, Result<SharedToken> outcome);
    [[nodiscard]] Task<Result<void>> dropKept(StoredKey key);
    [[nodiscard]] Task<Result<KeyToken>> fetch(StoredKey key, bool evenIfCached, std::stop_token stop);
    SecretStore *keptIn(const KeyRow &row) const;
    static Grant grantOf(const StoredKey &key);

    Database &m_database;
    Keyring &m_keyring;
    TokenBroker &m_broker;
    const Clock &m_clock;
    TokenKeeping m_keeping;
    QHash<KeyId, Grant> m_grants; ///< by which each key was last asked for
    QHash<KeyId, std::weak_ptr<const AccessToken>> m_noted; ///< what the index has been told of
    quint64 m_unsavedTests = 0;
};
