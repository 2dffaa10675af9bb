// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <optional>
#include <QObject>

class KeyBook;

/// What this window knows of the keychain: from probing it, and from what every other call said of it. Main thread.
class KeychainWatch : public QObject {
    Q_OBJECT
public:
    enum class State { Unknown, Checking, Unlocked, Locked, Missing, Trouble, RunOnly };

    KeychainWatch(KeyBook &keyBook, bool runOnly, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString name() const; ///< 'GNOME Keyring'
    /// What the last failure was, for explaining.
    const std::optional<Error> &trouble() const { return m_trouble; }

    /// Asks the keychain by writing, reading and removing a canary entry; a prompt may come up.
    void probe();
    /// Learns from the outcome of another call; errors that are not of the keychain say nothing.
    void learn(const Error &error);
    /// A secret was read or written just now.
    void learnThatItWorks();

Q_SIGNALS:
    void changed();

private:
    void become(State state, std::optional<Error> trouble = {});
    KeyBook &m_keyBook;
    State m_state;
    std::optional<Error> m_trouble;
};
