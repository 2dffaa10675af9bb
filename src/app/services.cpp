// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>

#include <api/apiclient.h>
#include <app/chosenstore.h>
#include <app/paths.h>
#include <app/practicespace.h>
#include <app/settings.h>
#include <app/vault.h>
#include <core/callsunderway.h>
#include <http/httpclient.h>
#include <keys/keybook.h>
#include <oauth/discovery.h>
#include <oauth/tokenbroker.h>
#include <oauth/tokenendpoint.h>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>
#include <sandbox/sandboxserver.h>
#include <secrets/runstore.h>
#include <storage/database.h>

namespace {

/// Where no program has a prompt.
class NobodyToAsk final : public PassphrasePrompt {
public:
    Task<Result<Secret>> ask(QString path, int) override { co_return failure(ErrorKind::VaultLocked, {path}); }
};

/// The person's choice; their settings are not made only to find out that there is none.
bool isKeptInVault(const Paths &paths)
{
    return QFileInfo::exists(paths.settings) && Settings(paths.settings).keepsInVault();
}

/// Lets the event loop turn for a moment.
Task<void> aMoment()
{
    constexpr std::chrono::milliseconds Moment{5};
    const auto passed = std::make_shared<OneShot<bool>>();
    QTimer::singleShot(Moment, [passed] { passed->complete(true); });
    [[maybe_unused]] const auto ended = co_await passed->ended();
}

} // namespace

/// In the order in which they need each other; destroyed the other way round.
class Services::State {
public:
    State(const Options &options, Paths where, std::unique_ptr<QTemporaryDir> folder, std::unique_ptr<Database> index,
        std::unique_ptr<ChosenStore> secrets, PassphrasePrompt &prompt, const QString &vaultPath)
        : runOnly(options.runOnly)
        , temporaryFolder(std::move(folder))
        , settings(where.settings)
        , database(std::move(index))
        , chosen(std::move(secrets))
        , tokenEndpoint(http, clock)
        , discovery(http)
        , broker(tokenEndpoint, clock)
        , keyBook(*database, chosen ? static_cast<SecretStore &>(*chosen) : runStore, runStore, broker, clock, ids,
              options.tokenKeeping)
        , apiClient(http, keyBook, clock)
        , vault(vaultPath, chosen.get(), prompt, keyBook, settings)
    {
        keyBook.setUser(options.user, [this] {
            (void)settings.sync(); // the other program may have changed it
            return settings.keepsUses();
        });
    }

    const bool runOnly;
    SystemClock clock;
    RandomIdSource ids;
    std::unique_ptr<QTemporaryDir> temporaryFolder; ///< with an index that goes with the process
    Settings settings;
    std::unique_ptr<Database> database;
    std::unique_ptr<ChosenStore> chosen; ///< null in a run that keeps secrets in memory
    RunStore runStore;
    HttpClient http;
    TokenEndpoint tokenEndpoint;
    Discovery discovery;
    TokenBroker broker;
    KeyBook keyBook;
    ApiClient apiClient;
    Vault vault;
    std::unique_ptr<SandboxServer> sandbox;
    bool sandboxRuns = false;
    CallsUnderWay calls;
    std::stop_source ending;
};

Services::Services(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Services::~Services() = default;

Task<Result<std::unique_ptr<Services>>> Services::open(Options options)
{
    std::unique_ptr<QTemporaryDir> temporaryFolder;
    if (options.inMemoryIndex) {
        temporaryFolder = std::make_unique<QTemporaryDir>();
        if (!temporaryFolder->isValid()) {
            co_return failure(ErrorKind::FileUnwritable, {temporaryFolder->path(), temporaryFolder->errorString()});
        }
    }
    const Paths paths = temporaryFolder ? Paths::below(temporaryFolder->path()) : Paths::ofThisPerson();
    if (const auto made = paths.make(); !made) {
        co_return failureOf(made);
    }
    auto opening = Database::open(paths.database);
    // An index apart goes with this person's own secrets all the same.
    const Paths ofSecrets = Paths::ofThisPerson();
    static NobodyToAsk nobody;
    PassphrasePrompt &prompt = options.prompt ? *options.prompt : nobody;
    std::unique_ptr<ChosenStore> store;
    if (!options.runOnly) {
        store = std::make_unique<ChosenStore>(ofSecrets.vault, prompt, isKeptInVault(ofSecrets));
    }
    if (store && options.asksKeychain) {
        store->prepare();
    }
    auto database = co_await std::move(opening);
    if (!database) {
        co_return failureOf(database);
    }
    std::unique_ptr<Services> services(new Services(std::make_unique<State>(
        options, paths, std::move(temporaryFolder), std::move(*database), std::move(store), prompt, ofSecrets.vault)));
    if (const auto recovered = co_await services->keyBook().recover(); !recovered) {
        co_return failureOf(recovered);
    }
    if (!options.asksKeychain) { // the others have somebody who waits, and show no uses
        (void)co_await services->keyBook().takeNotedUses();
    }
    co_return services;
}

KeyBook &Services::keyBook()
{
    return m_state->keyBook;
}

ApiClient &Services::apiClient()
{
    return m_state->apiClient;
}

Settings &Services::settings()
{
    return m_state->settings;
}

Vault &Services::vault()
{
    return m_state->vault;
}

const Clock &Services::clock() const
{
    return m_state->clock;
}

SandboxServer &Services::sandbox()
{
    if (!m_state->sandbox) {
        m_state->sandbox = std::make_unique<SandboxServer>();
    }
    return *m_state->sandbox;
}

bool Services::isRunOnly() const
{
    return m_state->runOnly;
}

Task<Result<Space>> Services::openSandbox()
{
    const auto call = m_state->calls.begin();
    if (!m_state->sandboxRuns) {
        const SandboxServer::Options options{};
        if (const auto started = sandbox().start(options); !started) {
            co_return failureOf(started);
        }
        m_state->sandboxRuns = true;
        Q_EMIT sandboxChanged();
    }
    co_return co_await openPracticeSpace(m_state->keyBook, *m_state->sandbox);
}

bool Services::isSandboxRunning() const
{
    return m_state->sandboxRuns;
}

Task<Result<DiscoveredEndpoint>> Services::discover(Issuer issuer, Route route, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    std::stop_source either;
    const auto end = [&either] { either.request_stop(); };
    const std::stop_callback whenWithdrawn(stop, end);
    const std::stop_callback whenEnding(m_state->ending.get_token(), end);
    co_return co_await m_state->discovery.discover(issuer, route, either.get_token());
}

Task<Result<void>> Services::shutDown()
{
    if (std::exchange(m_state->sandboxRuns, false)) {
        m_state->sandbox->stop();
        Q_EMIT sandboxChanged();
    }
    (void)m_state->settings.sync();
    m_state->broker.stopAll();
    m_state->ending.request_stop();
    // In the order in which they use each other. A keychain write that has begun is read back first: what a person was
    // told is stored is.
    co_await m_state->calls.ended();
    co_await m_state->vault.callsEnded();
    co_await m_state->apiClient.callsEnded();
    co_await m_state->keyBook.callsEnded();
    // A request that its last caller withdrew from still has to end, and needs all of us for that.
    while (!m_state->broker.isIdle()) {
        co_await aMoment();
    }
    co_return {};
}
