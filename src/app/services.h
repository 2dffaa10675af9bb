// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <core/space.h>
#include <core/task.h>
#include <core/use.h>
#include <memory>
#include <QObject>
#include <stop_token>

class ApiClient;
class Issuer;
class KeyBook;
class PassphrasePrompt;
class SandboxServer;
class Settings;
class Vault;
struct DiscoveredEndpoint;
enum class TokenKeeping;

/// Everything that both programs need, wired once: stores, clients, the key book. Main thread; destroyed last.
class Services : public QObject {
    Q_OBJECT
public:
    struct Options {
        bool runOnly = false; ///< secrets in memory for this run; no keychain is asked
        bool inMemoryIndex = false; ///< demo: the index in a private temporary folder that goes with the process
        TokenKeeping tokenKeeping;
        PassphrasePrompt *prompt
            = nullptr; ///< for a vault's passphrase; outlives the services; null: nobody can be asked
        KeyUser user = {}; ///< who uses keys here, for the list of uses
        bool asksKeychain = false; ///< secrets will be asked for at once: the keychain is opened beside the index
    };

    /// Opens the index (migrating it) and finishes what a killed run left. Errors: the database kinds, DiskFull.
    [[nodiscard]] static Task<Result<std::unique_ptr<Services>>> open(Options options);
    ~Services() override;

    KeyBook &keyBook();
    ApiClient &apiClient();
    Settings &settings();
    /// Where secrets are kept.
    Vault &vault();
    const Clock &clock() const;
    SandboxServer &sandbox();
    bool isRunOnly() const;

    /// Starts the sandbox if need be and makes sure that the space 'Sandbox' points at it and holds the key 'Practice
    /// key', kept for this run only where there is no keychain. Errors: PortTaken, the database kinds.
    [[nodiscard]] Task<Result<Space>> openSandbox();
    bool isSandboxRunning() const;

    /// Asks an issuer where its token endpoint is. Errors: as Discovery::discover().
    [[nodiscard]] Task<Result<DiscoveredEndpoint>> discover(Issuer issuer, Route route, std::stop_token stop = {});

    /// Requests a stop of token requests and discoveries and ends when nothing is under way; API requests are their senders' to withdraw.
    [[nodiscard]] Task<Result<void>> shutDown();

Q_SIGNALS:
    void sandboxChanged();

private:
    class State;
    explicit Services(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};
