// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/frame/keychainwatch.h>
#include <keys/keybook.h>

namespace {

std::optional<KeychainWatch::State> stateFor(ErrorKind kind)
{
    using State = KeychainWatch::State;
    switch (kind) {
    case ErrorKind::KeychainMissing:
        return State::Missing;
    case ErrorKind::KeychainLocked:
    case ErrorKind::VaultLocked:
    case ErrorKind::VaultPassphraseWrong:
        return State::Locked;
    case ErrorKind::KeychainRefused:
    case ErrorKind::KeychainNotAnswering:
    case ErrorKind::KeychainWroteWrong:
    case ErrorKind::VaultMissing:
    case ErrorKind::VaultDamaged:
    case ErrorKind::VaultNewer:
        return State::Trouble;
    default:
        return std::nullopt;
    }
}

} // namespace

KeychainWatch::KeychainWatch(KeyBook &keyBook, bool runOnly, QObject *parent)
    : QObject(parent)
    , m_keyBook(keyBook)
    , m_state(runOnly ? State::RunOnly : State::Unknown)
{
}

QString KeychainWatch::name() const
{
    return m_keyBook.keychainName();
}

void KeychainWatch::probe()
{
    if (m_state == State::RunOnly || m_state == State::Checking) {
        return;
    }
    become(State::Checking);
    whenEnded(m_keyBook.probeKeychain(), this, [this](const Result<void> &outcome) {
        if (outcome) {
            become(State::Unlocked);
        } else {
            become(stateFor(outcome.error().kind).value_or(State::Trouble), outcome.error());
        }
    });
}

void KeychainWatch::learn(const Error &error)
{
    if (const auto state = stateFor(error.kind); state && m_state != State::RunOnly) {
        become(*state, error);
    }
}

void KeychainWatch::learnThatItWorks()
{
    if (m_state != State::RunOnly && m_state != State::Checking) {
        become(State::Unlocked);
    }
}

void KeychainWatch::become(State state, std::optional<Error> trouble)
{
    if (m_state == state && m_trouble == trouble) {
        return;
    }
    m_state = state;
    m_trouble = std::move(trouble);
    Q_EMIT changed();
}
