// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychainstore.h>

#include <core/oneshot.h>
#include <deque>
#include <qt6keychain/keychain.h>
#include <QTimer>
#include <secrets/keychainchoice.h>
#include <secrets/keychainjob.h>
#include <secrets/secretservice.h>

namespace {

using Start = std::function<void(std::function<void(KeychainAnswer)>)>;

} // namespace

/// Shared with the jobs: one that nobody waits for any more may end after the store.
class KeychainStore::State {
public:
    explicit State(std::chrono::milliseconds waitFor)
        : patience(waitFor)
    {
    }

    const KeychainChoice &choice()
    {
        if (!m_choice) {
            m_choice = chosenKeychain();
        }
        return *m_choice;
    }

    /// Runs one job when its turn has come. What the store knows beforehand is answered without a job.
    static Task<Result<KeychainAnswer>> run(std::shared_ptr<State> self, Start start, std::stop_token stop);
    /// Turns what QtKeychain said into what it means.
    static Task<Result<void>> explain(std::shared_ptr<State> self, int error, QString text, QString entry);
    static Task<Result<void>> learnName(std::shared_ptr<State> self);

    const std::chrono::milliseconds patience;
    bool isDismissed = false;
    QString name; ///< empty until learnt

private:
    static Task<Result<void>> mayPrompt(std::shared_ptr<State> self);
    Result<void> notAnswering() const
    {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience).count();
        return failure(ErrorKind::KeychainNotAnswering, {QString::number(seconds)});
    }
    void startNext();

    std::optional<KeychainChoice> m_choice;
    std::deque<std::shared_ptr<OneShot<void>>> m_waiting;
    bool m_isRunning = false;
    bool m_isStuck = false; ///< the running job has outlasted the patience
};

void KeychainStore::State::startNext()
{
    m_isRunning = false;
    m_isStuck = false;
    while (!m_waiting.empty() && !m_isRunning) {
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_isRunning = !next->hasEnded();
        next->complete({});
    }
}

Task<Result<void>> KeychainStore::State::mayPrompt(std::shared_ptr<State> self)
{
    if (!self->isDismissed) {
        co_return {};
    }
    if (self->choice().isSecretService) {
        const auto state = co_await secretServiceState();
        if (state && *state == SecretServiceState::Unlocked) {
            self->isDismissed = false; // by another program, meanwhile
            co_return {};
        }
    }
    co_return failure(ErrorKind::KeychainLocked);
}

Task<Result<KeychainAnswer>> KeychainStore::State::run(std::shared_ptr<State> self, Start start, std::stop_token stop)
{
    if (self->m_isStuck) {
        co_return failureOf(self->notAnswering());
    }
    if (self->m_isRunning) {
        const auto turn = std::make_shared<OneShot<void>>();
        self->m_waiting.push_back(turn);
        if (const auto mine = co_await turn->ended(stop); !mine) {
            co_return failureOf(mine);
        }
    }
    self->m_isRunning = true;
    auto allowed = co_await mayPrompt(self);
    if (stop.stop_requested()) {
        allowed = failure(ErrorKind::Cancelled);
    }
    if (!allowed) {
        self->startNext();
        co_return failureOf(allowed);
    }
    const auto answer = std::make_shared<OneShot<KeychainAnswer>>();
    const auto watchdog = std::make_shared<QTimer>();
    watchdog->setSingleShot(true);
    QObject::connect(watchdog.get(), &QTimer::timeout, [self, answer] {
        self->m_isStuck = true;
        answer->complete(failureOf(self->notAnswering()));
        for (const auto &waiting : std::exchange(self->m_waiting, {})) {
            waiting->complete(self->notAnswering());
        }
    });
    watchdog->start(self->patience);
    start([self, answer, watchdog](KeychainAnswer said) {
        watchdog->stop();
        answer->complete(std::move(said));
        self->startNext();
    });
    co_return co_await answer->ended(stop);
}

Task<Result<void>> KeychainStore::State::explain(std::shared_ptr<State> self, int error, QString text, QString entry)
{
    if (error == QKeychain::NoError) {
        co_return {};
    }
    if (error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented) {
        co_return failure(ErrorKind::KeychainMissing);
    }
    if (error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser) {
        self->isDismissed = true;
        co_return failure(ErrorKind::KeychainLocked);
    }
    if (self->choice().isSecretService) {
        const auto state = co_await secretServiceState();
        if (!state) {
            co_return failureOf(state);
        }
        if (*state == SecretServiceState::Absent) {
            co_return failure(ErrorKind::KeychainMissing);
        }
        if (*state == SecretServiceState::Locked) {
            self->isDismissed = true;
            co_return failure(ErrorKind::KeychainLocked);
        }
        if (*state == SecretServiceState::NoCollection && error != QKeychain::EntryNotFound) {
            // The person was asked for a password for the first collection and gave none.
            self->isDismissed = true;
            co_return failure(ErrorKind::KeychainLocked);
        }
    }
    if (error == QKeychain::EntryNotFound) {
        co_return failure(ErrorKind::KeychainEntryMissing, {entry});
    }
    co_return failure(ErrorKind::KeychainRefused, {text});
}

Task<Result<void>> KeychainStore::State::learnName(std::shared_ptr<State> self)
{
    if (!self->name.isEmpty()) {
        co_return {};
    }
    self->name = self->choice().name;
    if (self->choice().isSecretService) {
        self->name = co_await secretServiceName();
    }
    co_return {};
}

KeychainStore::KeychainStore(std::chrono::milliseconds patience)
    : m_state(std::make_shared<State>(patience))
{
}

KeychainStore::~KeychainStore() = default;

QString KeychainStore::backend() const
{
    return m_state->choice().backend;
}

QString KeychainStore::displayName() const
{
    return m_state->name.isEmpty() ? m_state->choice().name : m_state->name;
}

Task<Result<bool>> KeychainStore::wouldPrompt()
{
    if (!m_state->choice().isSecretService) {
        co_return false;
    }
    const auto state = co_await secretServiceState();
    if (!state) {
        co_return failureOf(state);
    }
    co_return *state == SecretServiceState::Locked || *state == SecretServiceState::NoCollection;
}

void KeychainStore::allowPrompt()
{
    m_state->isDismissed = false;
}

Task<Result<Secret>> KeychainStore::read(QString entry, std::stop_token stop)
{
    const auto state = m_state;
    if (state->choice().isSecretService && !hasSessionBus()) {
        co_return failure(ErrorKind::KeychainMissing);
    }
    const Start start
        = [entry](std::function<void(KeychainAnswer)> receive) { startKeychainRead(entry, std::move(receive)); };
    auto answer = co_await State::run(state, start, stop);
    if (!answer) {
        co_return failureOf(answer);
    }
    const auto meaning = co_await State::explain(state, answer->error, answer->errorText, entry);
    if (!meaning) {
        co_return failureOf(meaning);
    }
    if (answer->value.isEmpty()) {
        // Nothing of ours is empty: KWallet ends well when a read has failed.
        co_return failure(ErrorKind::KeychainRefused, {QString()});
    }
    co_return std::move(answer->value);
}

Task<Result<void>> KeychainStore::write(QString entry, Secret value)
{
    const auto state = m_state;
    if (state->choice().isSecretService && !hasSessionBus()) {
        co_return failure(ErrorKind::KeychainMissing);
    }
    const auto bytes = std::make_shared<Secret>(std::move(value));
    const Start start = [entry, bytes](std::function<void(KeychainAnswer)> receive) {
        startKeychainWrite(entry, std::move(*bytes), std::move(receive));
    };
    const auto answer = co_await State::run(state, start, {});
    if (!answer) {
        co_return failureOf(answer);
    }
    // Here and not with a read: the way of a token to the terminal must stay short.
    (void)co_await State::learnName(state);
    co_return co_await State::explain(state, answer->error, answer->errorText, entry);
}

Task<Result<void>> KeychainStore::remove(QString entry)
{
    const auto state = m_state;
    if (state->choice().isSecretService && !hasSessionBus()) {
        co_return failure(ErrorKind::KeychainMissing);
    }
    const Start start
        = [entry](std::function<void(KeychainAnswer)> receive) { startKeychainRemove(entry, std::move(receive)); };
    const auto answer = co_await State::run(state, start, {});
    if (!answer) {
        co_return failureOf(answer);
    }
    const int error = answer->error == QKeychain::EntryNotFound ? int(QKeychain::NoError) : answer->error;
    co_return co_await State::explain(state, error, answer->errorText, entry);
}
