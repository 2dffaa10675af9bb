// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/secretstore.h>

/// Finds out what a store really does by writing, reading back and removing a canary entry: with no Secret Service a job
/// ends in an unspecific error only. A store that proves its writes is only read. Errors: as SecretStore, KeychainWroteWrong.
[[nodiscard]] Task<Result<void>> probeKeychain(SecretStore &store, std::stop_token stop = {});
