// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <core/task.h>
#include <oauth/accesstoken.h>
#include <oauth/grant.h>
#include <stop_token>

class HttpClient;

/// Asks an authorization server for a token with the client_credentials grant (RFC 6749 section 4.4): one POST with one
/// authentication method, never repeated. Keeps nothing. Main thread; outlives its tasks.
class TokenEndpoint {
public:
    static constexpr std::chrono::seconds Timeout{25}; ///< for the whole exchange

    TokenEndpoint(HttpClient &http, const Clock &clock);

    /// Errors: the refusals of RFC 6749 section 5.2 as ErrorKind names them, the network kinds, Cancelled. An error holds
    /// the answer as it came only if that is a refusal, and never if it repeats the secret.
    [[nodiscard]] Task<Result<SharedToken>> request(Grant grant, Secret secret, std::stop_token stop = {});

private:
    HttpClient &m_http;
    const Clock &m_clock;
};
