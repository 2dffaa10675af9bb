// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokenbroker.h>

#include <algorithm>
#include <core/oneshot.h>
#include <oauth/refusal.h>
#include <oauth/tokenendpoint.h>
#include <QHash>
#include <QScopeGuard>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// How long before its end a token is no longer handed out (design: protocol, point 19).
milliseconds marginOf(milliseconds lifetime)
{
    return lifetime <= 10s ? lifetime / 2 : std::clamp<milliseconds>(lifetime / 10, 5s, 60s);
}

/// A request under way and those who wait for it.
struct Flight {
    std::vector<std::shared_ptr<OneShot<SharedToken>>> waiters;
    std::stop_source stop;
    std::optional<Result<SharedToken>> outcome; ///< once it has landed
    bool keepsAnswer = true; ///< not once its grant was retired or everything was forgotten
};

/// What is known for a grant.
struct Entry {
    SharedToken token;
    milliseconds goodUntil{0}; ///< monotonic
    QDateTime goodUntilByWall;
    std::optional<Error> refusal;
    milliseconds refusedUntil{0}; ///< monotonic
    std::shared_ptr<Flight> flight;
};

} // namespace

class TokenBroker::State : public std::enable_shared_from_this<State> {
public:
    State(TokenEndpoint &endpoint, const Clock &clock)
        : m_endpoint(endpoint)
        , m_clock(clock)
    {
    }

    SharedToken cached(const Grant &grant) const
    {
        const auto entry = m_entries.constFind(grant);
        return entry != m_entries.constEnd() && isGood(*entry) ? entry->token : nullptr;
    }

    std::optional<Error> refusal(const Grant &grant) const
    {
        const auto entry = m_entries.constFind(grant);
        const bool holds = entry != m_entries.constEnd() && m_clock.monotonic() < entry->refusedUntil;
        return holds ? entry->refusal : std::nullopt;
    }

    void keep(const Grant &grant, SharedToken token, milliseconds age)
    {
        Entry &entry = m_entries[grant];
        entry.refusal.reset();
        entry.token.reset();
        if (const auto lifetime = token->lifetime) {
            const milliseconds serves = *lifetime - marginOf(*lifetime);
            entry.goodUntil = m_clock.monotonic() + serves - age;
            entry.goodUntilByWall = token->receivedAt.addMSecs(serves.count());
            entry.token = std::move(token);
        }
    }

    void reject(const Grant &grant, const AccessToken &token)
    {
        const auto entry = m_entries.find(grant);
        if (entry != m_entries.end() && entry->token && entry->token->value == token.value) {
            entry->token.reset();
        }
    }

    void retire(const Grant &grant)
    {
        m_entries.remove(grant);
        const auto underWay = m_underWay; // a stop may end some of them
        for (const auto &[asked, flight] : underWay) {
            if (asked == grant) {
                flight->keepsAnswer = false;
                land(grant, flight, failure(ErrorKind::Cancelled));
                flight->stop.request_stop();
            }
        }
    }

    void forgetAll()
    {
        for (const auto &[grant, flight] : m_underWay) {
            flight->keepsAnswer = false; // those who wait still get it
        }
        m_entries.clear();
    }

    /// The request under way for `grant`, or a new one.
    std::shared_ptr<Flight> board(const Grant &grant, ReadSecret readSecret)
    {
        if (const auto underWay = m_entries[grant].flight) {
            return underWay;
        }
        const auto flight = std::make_shared<Flight>();
        m_entries[grant].flight = flight;
        const auto running = fly(shared_from_this(), grant, std::move(readSecret), flight);
        return flight;
    }

    static Task<Result<SharedToken>> wait(
        std::shared_ptr<State> state, Grant grant, std::shared_ptr<Flight> flight, std::stop_token stop)
    {
        if (const auto landed = flight->outcome) {
            co_return *landed; // the secret could not be read, and that was known at once
        }
        const auto waiter = std::make_shared<OneShot<SharedToken>>();
        flight->waiters.push_back(waiter);
        Result<SharedToken> outcome = co_await waiter->ended(stop);
        state->leave(grant, flight, waiter);
        co_return outcome;
    }

    TokenEndpoint &endpoint() { return m_endpoint; }
    bool isIdle() const { return m_underWay.empty(); }
    void stopAll()
    {
        const auto underWay = m_underWay;
        for (const auto &[grant, flight] : underWay) {
            flight->stop.request_stop(); // it lands from the event loop
        }
    }

private:
    static Task<void> fly(
        std::shared_ptr<State> state, Grant grant, ReadSecret readSecret, std::shared_ptr<Flight> flight)
    {
        state->m_underWay.emplace_back(grant, flight);
        const auto landed = qScopeGuard([state, flight] {
            std::erase_if(state->m_underWay, [&flight](const auto &one) { return one.second == flight; });
        });
        Result<Secret> secret = co_await readSecret();
        if (!secret) {
            state->land(grant, flight, failureOf(secret));
            co_return;
        }
        if (flight->stop.stop_requested()) {
            state->land(grant, flight, failure(ErrorKind::Cancelled));
            co_return;
        }
        const milliseconds sentAt = state->m_clock.monotonic();
        const Result<SharedToken> answer
            = co_await state->m_endpoint.request(grant, std::move(*secret), flight->stop.get_token());
        state->remember(grant, *flight, answer, sentAt);
        state->land(grant, flight, answer);
    }

    void remember(const Grant &grant, const Flight &flight, const Result<SharedToken> &answer, milliseconds sentAt)
    {
        if (!flight.keepsAnswer) {
            return;
        }
        if (answer) {
            keep(grant, *answer, m_clock.monotonic() - sentAt);
        } else if (isLastingRefusal(answer.error().kind)) {
            Entry &entry = m_entries[grant];
            entry.refusal = answer.error();
            entry.refusedUntil = m_clock.monotonic() + RefusalKept;
        }
    }

    void land(const Grant &grant, const std::shared_ptr<Flight> &flight, const Result<SharedToken> &outcome)
    {
        if (flight->outcome) {
            return;
        }
        flight->outcome = outcome;
        forgetFlight(grant, flight);
        for (const auto &waiter : std::exchange(flight->waiters, {})) {
            waiter->complete(outcome);
        }
        m_entries.removeIf([this](const QHash<Grant, Entry>::iterator &entry) {
            return !entry->flight && !isGood(*entry) && m_clock.monotonic() >= entry->refusedUntil;
        });
    }

    void leave(
        const Grant &grant, const std::shared_ptr<Flight> &flight, const std::shared_ptr<OneShot<SharedToken>> &waiter)
    {
        if (flight->outcome) {
            return;
        }
        std::erase(flight->waiters, waiter);
        if (flight->waiters.empty()) {
            flight->keepsAnswer = false;
            forgetFlight(grant, flight);
            flight->stop.request_stop();
        }
    }

    void forgetFlight(const Grant &grant, const std::shared_ptr<Flight> &flight)
    {
        const auto entry = m_entries.find(grant);
        if (entry != m_entries.end() && entry->flight == flight) {
            entry->flight.reset();
        }
    }

    /// By both clocks: the monotonic one stops while the machine sleeps, the wall clock can be set back.
    bool isGood(const Entry &entry) const
    {
        return entry.token && m_clock.monotonic() < entry.goodUntil && m_clock.now() < entry.goodUntilByWall;
    }

    TokenEndpoint &m_endpoint;
    const Clock &m_clock;
    QHash<Grant, Entry> m_entries;
    /// All of them, also those that nobody can join any more.
    std::vector<std::pair<Grant, std::shared_ptr<Flight>>> m_underWay;
};

TokenBroker::TokenBroker(TokenEndpoint &endpoint, const Clock &clock)
    : m_state(std::make_shared<State>(endpoint, clock))
    , m_clock(clock)
{
}

TokenBroker::~TokenBroker() = default;

Task<Result<SharedToken>> TokenBroker::token(Grant grant, ReadSecret readSecret, std::stop_token stop)
{
    if (SharedToken good = m_state->cached(grant)) {
        co_return good;
    }
    if (auto refusal = m_state->refusal(grant)) {
        co_return tl::unexpected<Error>(std::move(*refusal));
    }
    const auto flight = m_state->board(grant, std::move(readSecret));
    co_return co_await State::wait(m_state, grant, flight, stop);
}

Task<Result<SharedToken>> TokenBroker::freshToken(Grant grant, ReadSecret readSecret, std::stop_token stop)
{
    const auto flight = m_state->board(grant, std::move(readSecret));
    co_return co_await State::wait(m_state, grant, flight, stop);
}

Task<Result<SharedToken>> TokenBroker::tokenOnce(Grant grant, Secret secret, std::stop_token stop)
{
    co_return co_await m_state->endpoint().request(std::move(grant), std::move(secret), stop);
}

SharedToken TokenBroker::cached(const Grant &grant) const
{
    return m_state->cached(grant);
}

void TokenBroker::adopt(const Grant &grant, SharedToken token)
{
    if (!token || !token->lifetime) {
        return;
    }
    const milliseconds age{token->receivedAt.msecsTo(m_clock.now())};
    // A token from the future: the wall clock was set back since, and its true age is not known.
    if (age < 0s) {
        return;
    }
    m_state->keep(grant, std::move(token), age);
}

void TokenBroker::reject(const Grant &grant, const AccessToken &token)
{
    m_state->reject(grant, token);
}

void TokenBroker::retire(const Grant &grant)
{
    m_state->retire(grant);
}

void TokenBroker::forgetAll()
{
    m_state->forgetAll();
}

bool TokenBroker::isIdle() const
{
    return m_state->isIdle();
}

void TokenBroker::stopAll()
{
    m_state->stopAll();
}
