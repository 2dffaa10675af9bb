// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/task.h>
#include <map>
#include <optional>
#include <set>
#include <support/turnedclock.h>

/// What a TokenBroker promises, in plain words: no coroutine, no cache of its own devising. Grants, calls and requests are
/// numbers; an ending is the value of a token or the name of an error.
class BrokerModel {
public:
    using Millis = std::chrono::milliseconds;

    struct Kept {
        QByteArray value;
        Millis until{0}; ///< monotonic
        QDateTime untilByWall;
        bool hasRunOut = false; ///< at some moment
    };
    struct Request {
        int grant = 0;
        std::set<int> calls = {};
        bool isSent = false; ///< otherwise the secret is still being read
        bool isStopped = false;
        bool counts = true; ///< its answer is kept
        Millis sentAt{0};
        QDateTime sentByWall = {};
    };

    explicit BrokerModel(const TurnedClock &clock)
        : m_clock(clock)
    {
    }

    static Millis serves(Millis lifetime)
    {
        using namespace std::chrono_literals;
        if (lifetime <= 10s) {
            return lifetime - lifetime / 2;
        }
        return lifetime - std::min<Millis>(60s, std::max<Millis>(5s, lifetime / 10));
    }

    QByteArray cached(int grant) const
    {
        const auto kept = m_kept.find(grant);
        const bool isGood
            = kept != m_kept.end() && m_clock.steady < kept->second.until && m_clock.wall < kept->second.untilByWall;
        return isGood ? kept->second.value : QByteArray();
    }

    /// A token that has run out may be forgotten, or serve again when the wall clock is set back: either is right.
    void follow(int grant, bool isForgotten)
    {
        const auto kept = m_kept.find(grant);
        if (kept == m_kept.end()) {
            return;
        }
        if (kept->second.hasRunOut && isForgotten && !cached(grant).isEmpty()) {
            m_kept.erase(kept);
        } else {
            kept->second.hasRunOut = kept->second.hasRunOut || cached(grant).isEmpty();
        }
    }

    /// A call; `next` is the number that a new request gets. True if it is made, and its secret is to be read.
    bool call(int call, int grant, bool isFresh, int next)
    {
        if (!isFresh) {
            if (const QByteArray value = cached(grant); !value.isEmpty()) {
                end(call, value);
                return false;
            }
            if (const auto refused = m_refused.find(grant);
                refused != m_refused.end() && m_clock.steady < refused->second) {
                end(call, "rejected");
                return false;
            }
        }
        const auto joined = m_current.find(grant);
        const bool isNew = joined == m_current.end();
        if (isNew) {
            m_current[grant] = next;
            requests[next] = Request{grant};
        }
        requests[isNew ? next : joined->second].calls.insert(call);
        return isNew;
    }

    void secretCame(int number)
    {
        Request &request = requests.at(number);
        if (request.isStopped) {
            over(number, "cancelled");
            return;
        }
        request.isSent = true;
        request.sentAt = m_clock.steady;
        request.sentByWall = m_clock.wall;
    }

    void granted(int number, const QByteArray &value, std::optional<Millis> lifetime)
    {
        const Request request = requests.at(number);
        if (request.counts) {
            m_refused.erase(request.grant);
            m_kept.erase(request.grant);
            if (lifetime) {
                m_kept[request.grant] = {
                    value, request.sentAt + serves(*lifetime), request.sentByWall.addMSecs(serves(*lifetime).count())};
            }
        }
        over(number, value);
    }

    void rejected(int number)
    {
        if (requests.at(number).counts) {
            m_refused[requests.at(number).grant] = m_clock.steady + std::chrono::seconds(60);
        }
        over(number, "rejected");
    }

    /// The request ends for everybody and leaves no trace but this.
    void over(int number, const QByteArray &ending)
    {
        const Request request = requests.at(number);
        for (const int call : request.calls) {
            end(call, ending);
        }
        drop(number);
        requests.erase(number);
    }

    void withdraw(int call)
    {
        for (auto &[number, request] : requests) {
            if (request.calls.erase(call) == 0) {
                continue;
            }
            end(call, "cancelled");
            if (request.calls.empty()) {
                stop(number);
            }
            return;
        }
    }

    void retire(int grant)
    {
        m_kept.erase(grant);
        m_refused.erase(grant);
        for (const int number : numbers()) {
            if (const auto found = requests.find(number); found != requests.end() && found->second.grant == grant) {
                for (const int call : std::exchange(found->second.calls, {})) {
                    end(call, "cancelled");
                }
                stop(number);
            }
        }
    }

    void forgetAll()
    {
        m_kept.clear();
        m_refused.clear();
        m_current.clear();
        for (auto &[number, request] : requests) {
            request.counts = false;
        }
    }

    void stopAll()
    {
        for (const int number : numbers()) {
            requests.at(number).isStopped = true;
            if (requests.at(number).isSent) {
                over(number, "cancelled");
            }
        }
    }

    void reject(int grant, const QByteArray &value)
    {
        if (const auto kept = m_kept.find(grant); kept != m_kept.end() && kept->second.value == value) {
            m_kept.erase(kept);
        }
    }

    void adopt(int grant, const QByteArray &value, Millis lifetime, Millis age)
    {
        m_refused.erase(grant);
        m_kept[grant]
            = {value, m_clock.steady + serves(lifetime) - age, m_clock.wall.addMSecs((serves(lifetime) - age).count())};
    }

    std::map<int, Request> requests; ///< under way
    std::map<int, QByteArray> endings; ///< of calls

private:
    std::vector<int> numbers() const
    {
        std::vector<int> all;
        for (const auto &[number, request] : requests) {
            all.push_back(number);
        }
        return all;
    }
    void end(int call, const QByteArray &ending) { endings[call] = ending; }
    /// Nobody joins it any more.
    void drop(int number)
    {
        std::erase_if(m_current, [number](const auto &current) { return current.second == number; });
    }
    /// Nobody waits for it; a secret that is being read is waited for, and then nothing is sent.
    void stop(int number)
    {
        Request &request = requests.at(number);
        request.isStopped = true;
        request.counts = false;
        drop(number);
        if (request.isSent) {
            requests.erase(number);
        }
    }

    const TurnedClock &m_clock;
    std::map<int, Kept> m_kept;
    std::map<int, Millis> m_refused; ///< until then, monotonic
    std::map<int, int> m_current; ///< the request that a call for a grant joins
};
