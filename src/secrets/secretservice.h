// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/task.h>
#include <functional>
#include <QString>
#include <QStringList>
#include <thread>

/// What the Secret Service of this session says of itself (specifications.freedesktop.org/secret-service, D-Bus). Asked
/// only when an outcome needs explaining; QtKeychain does the storing.
enum class SecretServiceState {
    Absent, ///< nobody owns org.freedesktop.secrets and nobody can be started for it
    NoCollection, ///< it answers and has no default collection yet
    Locked, ///< the default collection is locked
    Unlocked,
};

/// True when a session bus can be reached without starting one.
bool hasSessionBus();

/// Errors: KeychainNotAnswering (5 s), KeychainRefused (what the bus said).
[[nodiscard]] Task<Result<SecretServiceState>> secretServiceState();

/// The names of all entries whose attribute `server` is Keydesk's, in any collection. Errors: as secretServiceState().
[[nodiscard]] Task<Result<QStringList>> secretServiceEntries();

/// Begins to load libsecret on a thread of its own, where there is a session bus: a tenth of a short program's time. May
/// be called before there is an application; join it before the process ends.
[[nodiscard]] std::jthread loadSecretService();

/// Loads libsecret and has it agree on a session with the service, which every later call uses; nobody is asked for a
/// password. `ended` is called once, on the main thread, whatever came of it.
void openSecretServiceSession(std::function<void()> ended);

/// Makes libsecret open a new session with the service for its next call: it goes on with the old one when the service
/// was restarted, and every call then ends with 'The session does not exist' (seen).
void forgetSecretServiceSession();

/// What the program behind the service is called: 'GNOME Keyring', 'KeePassXC'; 'Secret Service' where that cannot be told.
[[nodiscard]] Task<QString> secretServiceName();
