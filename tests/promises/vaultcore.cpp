// SPDX-License-Identifier: GPL-3.0-or-later
// vaultcore create | start | add SPACE LABEL CLIENT-ID | edit REF LABEL | rotate REF | remove REF | restore REF | purge REF
//           | roll-back REF | remove-space NAME | create-backup FILE | restore-backup FILE
//
// A program whose home (KEYDESK_HOME) keeps its secrets in a vault file, without widgets and with a passphrase that costs
// next to nothing to try. `start` does what every start does. A secret comes on standard input.
#include "coreverbs.h"

#include <core/passphraseprompt.h>
#include <http/httpclient.h>
#include <oauth/tokenbroker.h>
#include <oauth/tokenendpoint.h>
#include <secrets/runstore.h>
#include <secrets/vaultstore.h>
#include <storage/database.h>

namespace {

class KnownPassphrase final : public PassphrasePrompt {
public:
    Task<Result<Secret>> ask(QString, int) override { co_return Secret("open sesame"); }
    bool asksNobody() const override { return true; }
};

struct VaultDesk {
    VaultDesk(std::unique_ptr<Database> index, const QString &home)
        : database(std::move(index))
        , store(home + QStringLiteral("/vault.age"), prompt, QuickWork)
    {
    }

    std::unique_ptr<Database> database;
    KnownPassphrase prompt;
    VaultStore store;
    RunStore runStore;
    HttpClient http;
    SystemClock clock;
    RandomIdSource ids;
    TokenEndpoint endpoint{http, clock};
    TokenBroker broker{endpoint, clock};
    KeyBook book{*database, store, runStore, broker, clock, ids, TokenKeeping::InMemory};
};

Task<Result<void>> run(QStringList words)
{
    const QString home = qEnvironmentVariable("KEYDESK_HOME");
    auto database = co_await Database::open(home + QStringLiteral("/keydesk.db"));
    if (!database) {
        co_return failureOf(database);
    }
    VaultDesk desk(std::move(*database), home);
    if (words.first() == QLatin1String("create")) {
        co_return co_await desk.store.create(Secret("open sesame"));
    }
    if (const auto recovered = co_await desk.book.recover(); !recovered) {
        co_return recovered;
    }
    if (words.first() == QLatin1String("start")) {
        co_return {};
    }
    const auto done = co_await performVerb(desk.book, words);
    co_await desk.book.callsEnded();
    co_return done;
}

} // namespace

int main(int argc, char **argv)
{
    return runVerbs(argc, argv, run);
}
