// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/httpclient.h>
#include <keys/keybook.h>
#include <oauth/tokenbroker.h>
#include <oauth/tokenendpoint.h>
#include <secrets/keychainstore.h>
#include <secrets/runstore.h>
#include <storage/database.h>

/// A key book on an index on disk and the session's keychain, with real time and ids: what each program of a home has.
struct HomeDesk {
    explicit HomeDesk(std::unique_ptr<Database> index)
        : database(std::move(index))
    {
    }

    std::unique_ptr<Database> database;
    KeychainStore store;
    RunStore runStore;
    HttpClient http;
    SystemClock clock;
    RandomIdSource ids;
    TokenEndpoint endpoint{http, clock};
    TokenBroker broker{endpoint, clock};
    KeyBook book{*database, store, runStore, broker, clock, ids, TokenKeeping::InMemory};
};
