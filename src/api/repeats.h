// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apianswer.h>
#include <core/result.h>
#include <core/task.h>
#include <functional>
#include <stop_token>

/// A wait before a request is sent again.
struct Wait {
    std::chrono::milliseconds time{0};
    bool isAskedFor = false; ///< the API named the time (RFC 9110 section 10.2.3); otherwise it is ours, and random
    int next = 2; ///< which try follows
    std::optional<Error> failure = {}; ///< what came in place of an answer
    int status = 0; ///< of the answer, if one came
};

/// How a request that a server could not answer is sent again by itself (design: protocol, point 24).
struct Repeats {
    static constexpr int MaxTries = 3;
    static constexpr std::chrono::seconds LongestAskedFor{300}; ///< a longer wait is only told
    static constexpr std::chrono::seconds LongestOfOurs{60};

    bool areWanted = false;
    /// Before each wait, so that it is seen; main thread.
    std::function<void(const Wait &wait)> onWait = {};
    /// What does the waiting, and ends it when stopped; not set: the clock of the machine.
    std::function<Task<void>(std::chrono::milliseconds time, std::stop_token stop)> pause = {};
};

/// Whether what came calls for another try by itself, `tries` having been made: GET and HEAD only, when the API names a
/// time to wait (429, 503), fails on its side (5xx that may pass), or could not be reached. Refused credentials, a wrong
/// certificate and whatever else would be answered alike are never repeated. The time of ours is random (full jitter),
/// from one second to 4 ^ tries.
[[nodiscard]] std::optional<Wait> waitBefore(const QByteArray &method, const Result<ApiAnswer> &came, int tries);
