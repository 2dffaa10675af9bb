// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/secretstore.h>

/// A store's word is not enough (design: security): these end well only when reading has confirmed it. No stop is
/// honoured between the beginning and the confirmation.

/// Writes, reads back and compares. Errors: KeychainWroteWrong, those of SecretStore.
[[nodiscard]] Task<Result<void>> writeChecked(SecretStore &store, QString entry, Secret value);
/// The same for many; some of them may be there after a failure.
[[nodiscard]] Task<Result<void>> writeManyChecked(SecretStore &store, std::vector<NamedSecret> entries);
/// Removes and finds it absent from a store that is known to be unlocked. Errors: those of SecretStore.
[[nodiscard]] Task<Result<void>> removeChecked(SecretStore &store, QString entry);
