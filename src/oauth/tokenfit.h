// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/space.h>
#include <oauth/tokeninspection.h>
#include <optional>

/// Where a token stands between its beginning and its end, by its own word and the clock of this machine.
struct TokenLife {
    enum class Stage {
        NotTold, ///< no end that can be read
        TooEarly, ///< before its `nbf`
        Running,
        Over,
    };

    Stage stage = Stage::NotTold;
    QDateTime changesAt = {}; ///< UTC: when it begins or ends, or when it ended
    /// How far its `iat` lies ahead of this machine's clock, where that is more than ClockTolerance: one of the two is off.
    std::optional<std::chrono::seconds> clockBehind = {};
};

constexpr std::chrono::seconds ClockTolerance{30};

TokenLife lifeOf(const TokenInspection &token, const QDateTime &now);

/// A token beside what a space asks for. Only what both sides say is compared; the rest is not known.
struct TokenFit {
    enum class Match { NotKnown, Same, Other };

    QStringList missing = {}; ///< asked for by the space, and not in the token's `scope`
    QStringList more = {}; ///< in the token's `scope`, and not asked for
    bool scopeIsTold = false; ///< without it the two above are empty
    Match issuer = Match::NotKnown; ///< the host of `iss` and that of the space's token endpoint
    Match audience
        = Match::NotKnown; ///< Same: an `aud` is an address on the host of the base URL; else nobody can tell
    Match client = Match::NotKnown; ///< `azp` or `client_id`, and the key's client ID
};

/// `clientId`: of the key that the token was granted to, where that is known.
TokenFit fitOf(const TokenInspection &token, const SpaceSettings &space, const std::optional<ClientId> &clientId);
