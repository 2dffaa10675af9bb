// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/callsunderway.h>
#include <keys/keybook.h>
#include <keys/keyring.h>
#include <keys/keysteps.h>
#include <keys/keytokens.h>
#include <storage/database.h>
#include <storage/usenotes.h>

/// What the key book is made of.
class KeyBook::State {
public:
    State(Database &index, SecretStore &store, SecretStore &runStore, TokenBroker &broker, const Clock &time,
        IdSource &idSource, TokenKeeping tokenKeeping)
        : database(index)
        , clock(time)
        , ids(idSource)
        , keyring(store, runStore)
        , steps(index, keyring, time, idSource)
        , tokens(index, keyring, broker, time, tokenKeeping)
        , useNotes(index.path())
        , keeping(tokenKeeping)
        , dataVersion(index.dataVersionAtOpening())
    {
    }

    ApiKey shown(const StoredKey &key) const { return key.apiKey(keyring.storeOf(key.row) == nullptr); }
    [[nodiscard]] Task<Result<StoredKey>> load(KeyId id);
    [[nodiscard]] Task<Result<StoredKey>> loadInUse(KeyId id);

    Database &database;
    const Clock &clock;
    IdSource &ids;
    Keyring keyring;
    KeySteps steps;
    KeyTokens tokens;
    UseNotes useNotes;
    TokenKeeping keeping;
    qint64 dataVersion; ///< as last noticed
    KeyUser user;
    std::function<bool()> keepsUses;
    CallsUnderWay calls;
};
