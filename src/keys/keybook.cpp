// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keybook.h>

#include <keys/keybookstate.h>
#include <keys/testround.h>
#include <secrets/keychainprobe.h>

KeyBook::KeyBook(Database &database, SecretStore &store, SecretStore &runStore, TokenBroker &broker, const Clock &clock,
    IdSource &ids, TokenKeeping keeping, QObject *parent)
    : QObject(parent)
    , m_state(std::make_unique<State>(database, store, runStore, broker, clock, ids, keeping))
{
}

KeyBook::~KeyBook() = default;

Task<Result<void>> KeyBook::recover()
{
    const auto call = m_state->calls.begin();
    const auto changed = co_await m_state->steps.recover();
    if (!changed) {
        co_return failureOf(changed);
    }
    if (*changed) {
        Q_EMIT reset();
    }
    co_return {};
}

Task<Result<Rebuilt>> KeyBook::rebuild()
{
    const auto call = m_state->calls.begin();
    const auto rebuilt = co_await m_state->steps.rebuild();
    if (rebuilt && !rebuilt->keys.isEmpty()) {
        Q_EMIT reset();
    }
    co_return rebuilt;
}

Task<Result<int>> KeyBook::countLost()
{
    const auto call = m_state->calls.begin();
    const auto lost = co_await m_state->steps.lostEntries();
    co_return lost.map([](const QStringList &names) { return static_cast<int>(names.size()); });
}

Task<Result<std::optional<int>>> KeyBook::countMissing()
{
    const auto call = m_state->calls.begin();
    co_return co_await m_state->steps.countMissing();
}

Task<Result<Secret>> KeyBook::secret(KeyId id, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    co_return co_await m_state->tokens.secret(id, stop);
}

Task<Result<KeyTest>> KeyBook::test(KeyId id, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const auto test = co_await m_state->tokens.test(id, stop);
    if (test) {
        (void)co_await m_state->steps.settle(id);
        Q_EMIT keyChanged(id);
        Q_EMIT tokenChanged(id);
    }
    co_return test;
}

Task<Result<KeyTest>> KeyBook::testUnsaved(
    SpaceSettings settings, ClientId clientId, Secret secret, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    co_return co_await m_state->tokens.testUnsaved(settings, clientId, std::move(secret), stop);
}

Task<Result<TestTally>> KeyBook::testAll(TestProgress progress, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const auto allSpaces = co_await spaces();
    if (!allSpaces) {
        co_return failureOf(allSpaces);
    }
    const auto active = co_await keys();
    if (!active) {
        co_return failureOf(active);
    }
    TestRound round(*this, std::move(progress));
    co_return co_await round.run(*active, *allSpaces, stop);
}

Task<Result<KeyToken>> KeyBook::token(KeyId id, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const auto token = co_await m_state->tokens.token(id, stop);
    if (token && !token->cached) {
        (void)co_await m_state->steps.settle(id);
    }
    if (!token || !token->cached) {
        Q_EMIT keyChanged(id); // the server may have judged the key
    }
    if (token) {
        Q_EMIT tokenChanged(id);
    }
    co_return token;
}

Task<Result<KeyToken>> KeyBook::renewToken(KeyId id, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const auto token = co_await m_state->tokens.renew(id, stop);
    if (token) {
        (void)co_await m_state->steps.settle(id);
    }
    Q_EMIT keyChanged(id);
    Q_EMIT tokenChanged(id);
    co_return token;
}

SharedToken KeyBook::cachedToken(const KeyId &id) const
{
    return m_state->tokens.cached(id);
}

Task<Result<void>> KeyBook::rejectToken(KeyId id, SharedToken token)
{
    const auto call = m_state->calls.begin();
    const auto rejected = co_await m_state->tokens.reject(id, token);
    Q_EMIT tokenChanged(id);
    co_return rejected;
}

void KeyBook::forgetTokens()
{
    for (const KeyId &id : m_state->tokens.forgetAll()) {
        Q_EMIT tokenChanged(id);
    }
}

QString KeyBook::keychainName() const
{
    return m_state->keyring.store().displayName();
}

QString KeyBook::keychainBackend() const
{
    return m_state->keyring.store().backend();
}

void KeyBook::storeChanged()
{
    m_state->tokens.forgetGrants();
    Q_EMIT keychainChanged();
    Q_EMIT reset();
}

Task<Result<void>> KeyBook::probeKeychain(std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    SecretStore &store = m_state->keyring.store();
    store.allowPrompt();
    const auto probed = co_await ::probeKeychain(store, stop);
    Q_EMIT keychainChanged();
    co_return probed;
}

Task<Result<void>> KeyBook::noticeChanges()
{
    const auto call = m_state->calls.begin();
    (void)co_await takeNotedUses(); // what cannot be taken now waits
    const auto version = co_await m_state->database.dataVersion();
    if (!version) {
        co_return failureOf(version);
    }
    if (*version != m_state->dataVersion) {
        m_state->dataVersion = *version;
        m_state->tokens.forgetGrants();
        Q_EMIT reset();
    }
    co_return {};
}

Task<void> KeyBook::callsEnded()
{
    return m_state->calls.ended();
}
