// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apianswer.h>
#include <api/repeats.h>
#include <core/clock.h>
#include <core/keyid.h>
#include <core/task.h>
#include <functional>
#include <stop_token>
#include <workbook/apirequest.h>

class HttpClient;
class KeyBook;
class Database;

/// How one request is sent.
struct SendOptions {
    std::chrono::milliseconds timeout{60'000}; ///< for the whole exchange
    /// Given, the body goes here piece by piece instead of into ApiAnswer::body; called on the main thread, once the final
    /// head is known (never for an answer after which the request is sent again).
    std::function<void(const ApiAnswer &head)> onHead = {};
    std::function<void(QByteArrayView piece)> onBody = {};
    std::function<void(qint64 received, qint64 total)> onProgress = {}; ///< total -1 while unknown
    Repeats repeats = {}; ///< none, unless they are wanted
    qint64 maxBodyInMemory = 256LL * 1024 * 1024; ///< AnswerTooLarge beyond it, without onBody
};

/// Sends requests with a key's token: a 401 once more with a new token, redirects never followed, the token only to the
/// space's own origin. A method that is not idempotent goes to the wire once. Main thread; outlives its tasks.
class ApiClient {
public:
    ApiClient(HttpClient &http, KeyBook &keyBook, const Clock &clock);
    ~ApiClient();

    /// Errors: those of prepare() and KeyBook::token(), the network kinds, AnswerTooLarge, TimedOut, Cancelled. A status
    /// of 400 or above is an answer, not an error.
    [[nodiscard]] Task<Result<ApiAnswer>> send(
        ApiRequest request, KeyId key, SendOptions options = {}, std::stop_token stop = {});

    /// Ends when no request is under way: before that, this must not be destroyed. One waiter.
    [[nodiscard]] Task<void> callsEnded();

private:
    class State;
    std::unique_ptr<State> m_state;
};
