// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <core/task.h>
#include <functional>
#include <memory>
#include <oauth/accesstoken.h>
#include <oauth/grant.h>
#include <stop_token>

class TokenEndpoint;

/// Turns grants into access tokens: caches them, asks once for equal grants however many callers wait, and drops an
/// answer whose key was changed meanwhile. Never sees a keychain. Main thread; outlives the tasks it returned.
class TokenBroker {
public:
    using ReadSecret = std::function<Task<Result<Secret>>()>; ///< called only when a request is really made

    TokenBroker(TokenEndpoint &endpoint, const Clock &clock);
    ~TokenBroker();

    /// How long a refused key is not asked for again by token().
    static constexpr std::chrono::seconds RefusalKept{60};

    /// A token good for at least the margin (a tenth of its lifetime, 5 s to 60 s; half of a lifetime of 10 s or less).
    /// `stop` withdraws this caller only; the last one to withdraw aborts the request. Errors: ClientRejected,
    /// ScopeRefused and the other refusals (RFC 6749 section 5.2), the network kinds, those of readSecret, Cancelled.
    [[nodiscard]] Task<Result<SharedToken>> token(Grant grant, ReadSecret readSecret, std::stop_token stop = {});

    /// Asks the server whatever is cached or was refused; for testing a key and for 'Renew'. Joins a request for an equal
    /// grant that is under way. The answer replaces the cached token. Errors: as token.
    [[nodiscard]] Task<Result<SharedToken>> freshToken(Grant grant, ReadSecret readSecret, std::stop_token stop = {});

    /// Asks the server for a key that is not stored: shares, caches and remembers nothing. Errors: as token.
    [[nodiscard]] Task<Result<SharedToken>> tokenOnce(Grant grant, Secret secret, std::stop_token stop = {});

    /// What is cached and still good, without asking anybody.
    SharedToken cached(const Grant &grant) const;
    /// Puts a token that was kept elsewhere (the command line's cache in the keychain) into the cache.
    void adopt(const Grant &grant, SharedToken token);
    /// Forgets `token` if it is still the cached one (RFC 6750 section 3.1: the API answered 401).
    void reject(const Grant &grant, const AccessToken &token);
    /// The key behind `grant` was changed or removed: forgets what is kept for it and drops an answer that is under way,
    /// whose callers end with Cancelled.
    void retire(const Grant &grant);
    /// Forgets every token, for example when the window locks.
    void forgetAll();
    /// Requests a stop of whatever is under way; all who wait end with Cancelled.
    void stopAll();
    /// True when no request is under way, also none that nobody waits for any more. Until then what the broker was given
    /// must live.
    bool isIdle() const;

private:
    class State;
    std::shared_ptr<State> m_state; // shared with the requests under way
    const Clock &m_clock;
};
