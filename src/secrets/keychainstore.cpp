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

    /// Runs the job that `start` starts in its turn and says what came of it; the value is a read's.
    static Task<Result<Secret>> ask(std::shared_ptr<State> self, Start start, QString entry, std::stop_token stop);
    static Task<Result<void>> learnName(std::shared_ptr<State> self);
    static void prepare(std::shared_ptr<State> self);

    const std::chrono::milliseconds patience;
    bool isDismissed = false;
    QString name; ///< empty until learnt

private:
    using Ending = std::shared_ptr<OneShot<Secret>>;
    static Task<Result<void>> serve(
        std::shared_ptr<State> self, Start start, QString entry, std::stop_token stop, Ending ending);
    static Task<Result<Secret>> attempt(std::shared_ptr<State> self, Start start, QString entry);
    static Task<Result<KeychainAnswer>> runJob(std::shared_ptr<State> self, Start start);
    static Task<Result<void>> mayPrompt(std::shared_ptr<State> self);
    /// Turns what QtKeychain said into what it means.
    static Task<Result<void>> explain(std::shared_ptr<State> self, int error, QString text, QString entry);
    static Task<Result<bool>> isUnlocked(std::shared_ptr<State> self);

    Task<Result<void>> takeTurn(std::stop_token stop);
    void passTurn();
    Result<void> notAnswering() const
    {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience).count();
        return failure(ErrorKind::KeychainNotAnswering, {QString::number(seconds)});
    }

    void whenPrepared(std::function<void()> then);

    std::optional<KeychainChoice> m_choice;
    bool m_isPreparing = false;
    std::function<void()> m_whenPrepared; ///< the start of the one job whose turn it is
    std::deque<std::shared_ptr<OneShot<void>>> m_waiting;
    quint64 m_turn = 0; ///< counts, so that a job which ends late passes its own turn only
    bool m_isTaken = false;
    bool m_isStuck = false; ///< the job of this turn has outlasted the patience
};

void KeychainStore::State::passTurn()
{
    ++m_turn;
    m_isTaken = false;
    m_isStuck = false;
    while (!m_waiting.empty() && !m_isTaken) {
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        // One that was cancelled meanwhile has ended and does not count.
        m_isTaken = !next->hasEnded();
        next->complete({});
    }
}

Task<Result<void>> KeychainStore::State::takeTurn(std::stop_token stop)
{
    if (m_isStuck) {
        co_return notAnswering();
    }
    if (m_isTaken) {
        const auto turn = std::make_shared<OneShot<void>>();
        m_waiting.push_back(turn);
        co_return co_await turn->ended(stop);
    }
    m_isTaken = true;
    co_return {};
}

Task<Result<Secret>> KeychainStore::State::ask(
    std::shared_ptr<State> self, Start start, QString entry, std::stop_token stop)
{
    if (self->choice().isSecretService && !hasSessionBus()) {
        co_return failure(ErrorKind::KeychainMissing);
    }
    const auto ending = std::make_shared<OneShot<Secret>>();
    // Goes on when the caller withdraws: the next job must not start before this one has been understood, or a second
    // prompt would be raised while the first was being dismissed.
    (void)serve(self, start, entry, stop, ending);
    co_return co_await ending->ended(stop);
}

Task<Result<void>> KeychainStore::State::serve(
    std::shared_ptr<State> self, Start start, QString entry, std::stop_token stop, Ending ending)
{
    if (const auto mine = co_await self->takeTurn(stop); !mine) {
        ending->complete(failureOf(mine));
        co_return {};
    }
    const quint64 turn = self->m_turn;
    const auto allowed = co_await mayPrompt(self);
    Result<Secret> outcome;
    if (stop.stop_requested()) {
        outcome = failure(ErrorKind::Cancelled);
    } else if (!allowed) {
        outcome = failureOf(allowed);
    } else {
        outcome = co_await attempt(self, start, entry);
    }
    if (turn == self->m_turn && !self->m_isStuck) {
        self->passTurn();
    }
    ending->complete(std::move(outcome));
    co_return {};
}

Task<Result<Secret>> KeychainStore::State::attempt(std::shared_ptr<State> self, Start start, QString entry)
{
    auto answer = co_await runJob(self, start);
    if (answer && answer->error == QKeychain::OtherError) {
        const auto unlocked = co_await isUnlocked(self);
        if (unlocked && *unlocked) {
            forgetSecretServiceSession(); // it may have been restarted
            answer = co_await runJob(self, start);
        }
    }
    if (!answer) {
        co_return failureOf(answer);
    }
    if (const auto meaning = co_await explain(self, answer->error, answer->errorText, entry); !meaning) {
        co_return failureOf(meaning);
    }
    co_return std::move(answer->value);
}

/// Fails only when the job does not end in time; it then keeps its turn until it does.
Task<Result<KeychainAnswer>> KeychainStore::State::runJob(std::shared_ptr<State> self, Start start)
{
    const quint64 turn = self->m_turn;
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
    const auto receive = [self, answer, watchdog, turn](KeychainAnswer said) {
        watchdog->stop();
        answer->complete(std::move(said));
        if (self->m_isStuck && self->m_turn == turn) {
            self->passTurn();
        }
    };
    self->whenPrepared([start, receive] { start(receive); });
    co_return co_await answer->ended();
}

void KeychainStore::State::prepare(std::shared_ptr<State> self)
{
    if (self->m_isPreparing || !self->choice().isSecretService || !hasSessionBus()) {
        return;
    }
    self->m_isPreparing = true;
    openSecretServiceSession([self] {
        self->m_isPreparing = false;
        if (const auto then = std::exchange(self->m_whenPrepared, nullptr)) {
            then();
        }
    });
}

/// At once, unless a session is being opened: a job that started now would open a second one.
void KeychainStore::State::whenPrepared(std::function<void()> then)
{
    if (m_isPreparing) {
        m_whenPrepared = std::move(then);
    } else {
        then();
    }
}

Task<Result<bool>> KeychainStore::State::isUnlocked(std::shared_ptr<State> self)
{
    if (!self->choice().isSecretService) {
        co_return false;
    }
    const auto state = co_await secretServiceState();
    if (!state) {
        co_return failureOf(state);
    }
    co_return *state == SecretServiceState::Unlocked;
}

Task<Result<void>> KeychainStore::State::mayPrompt(std::shared_ptr<State> self)
{
    if (!self->isDismissed) {
        co_return {};
    }
    const auto unlocked = co_await isUnlocked(self);
    if (!unlocked || !*unlocked) {
        co_return failure(ErrorKind::KeychainLocked);
    }
    self->isDismissed = false; // by another program, meanwhile
    co_return {};
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

Task<Result<std::optional<QStringList>>> KeychainStore::names()
{
    if (!m_state->choice().isSecretService) {
        co_return std::optional<QStringList>();
    }
    const auto names = co_await secretServiceEntries();
    co_return names.map([](const QStringList &all) { return std::optional(all); });
}

void KeychainStore::prepare()
{
    State::prepare(m_state);
}

void KeychainStore::allowPrompt()
{
    m_state->isDismissed = false;
}

Task<Result<Secret>> KeychainStore::read(QString entry, std::stop_token stop)
{
    const Start start
        = [entry](std::function<void(KeychainAnswer)> receive) { startKeychainRead(entry, std::move(receive)); };
    auto value = co_await State::ask(m_state, start, entry, stop);
    if (value && value->isEmpty()) {
        // Nothing of ours is empty: KWallet ends well when a read has failed.
        co_return failure(ErrorKind::KeychainRefused, {QString()});
    }
    co_return value;
}

Task<Result<void>> KeychainStore::write(QString entry, Secret value)
{
    const auto state = m_state;
    const auto bytes = std::make_shared<Secret>(std::move(value));
    const Start start = [entry, bytes](std::function<void(KeychainAnswer)> receive) {
        startKeychainWrite(entry, bytes->duplicate(), std::move(receive));
    };
    const auto written = co_await State::ask(state, start, entry, {});
    if (!written) {
        co_return failureOf(written);
    }
    // Here and not with a read: the way of a token to the terminal must stay short.
    co_return co_await State::learnName(state);
}

Task<Result<void>> KeychainStore::remove(QString entry)
{
    const Start start
        = [entry](std::function<void(KeychainAnswer)> receive) { startKeychainRemove(entry, std::move(receive)); };
    const auto removed = co_await State::ask(m_state, start, entry, {});
    if (!removed && removed.error().kind != ErrorKind::KeychainEntryMissing) {
        co_return failureOf(removed);
    }
    co_return {};
}
