// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <core/task.h>
#include <functional>

/// What a finished QtKeychain job said.
struct KeychainAnswer {
    int error = 0; ///< QKeychain::Error
    QString errorText;
    Secret value; ///< of a read
};

/// Start one job each; `receive` is called once, on the main thread, when the job has finished, which may be never. The
/// job cannot be taken back: QtKeychain crashes when a pending one is deleted. Buffers that QtKeychain shares with us are
/// wiped; those that it made for itself are not within reach.
void startKeychainRead(const QString &entry, std::function<void(KeychainAnswer)> receive);
void startKeychainWrite(const QString &entry, Secret value, std::function<void(KeychainAnswer)> receive);
void startKeychainRemove(const QString &entry, std::function<void(KeychainAnswer)> receive);
