// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Which of the system's keychains QtKeychain stores in.
struct KeychainChoice {
    QString backend; ///< as SecretStore::backend()
    QString name; ///< what a person calls it, as far as that is known without asking it
    bool isSecretService = false; ///< secretservice.h can explain its outcomes
};

/// Follows QtKeychain's own rule, which it has no way of telling; asks KWallet (at most 500 ms) in a Plasma 5 session
/// only, as QtKeychain does.
KeychainChoice chosenKeychain();
