// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <QList>

/// What was noticed of one HTTP exchange and when, since it was handed over. What did not happen, or was not told, is not set.
struct ExchangeTimes {
    using Time = std::chrono::microseconds;
    std::optional<Time> connecting; ///< a new connection is being made; unset: one from before was used
    std::optional<Time> encrypted; ///< the TLS handshake of a new connection is over
    std::optional<Time> sent; ///< the whole request, its body included, has gone to the system
    std::optional<Time> headed; ///< the answer's headers are here
    Time ended{0}; ///< the last byte is here
    enum class Naming {
        Here, ///< the host is a name that this machine looks up
        NotNeeded, ///< it is an address
        ByProxy,
    };
    Naming naming = Naming::NotNeeded;
    bool mayHaveQueued = false; ///< behind others to the same host: the beginning is not the network's alone
    friend bool operator==(const ExchangeTimes &, const ExchangeTimes &) = default;
};

/// Where the time of an exchange goes, in order.
enum class Stage { Lookup, Connect, Tls, Send, Wait, Download };

/// What is known of one stage.
struct StageTime {
    enum class Known {
        Measured,
        WithBefore, ///< in the time of the measured stage before it; Qt does not tell them apart
        NotNeeded, ///< a kept connection, no name, no TLS
        NotKnown,
    };
    Stage stage = Stage::Lookup;
    Known known = Known::NotKnown;
    ExchangeTimes::Time start{0}; ///< since the request was handed over; when measured
    ExchangeTimes::Time took{0}; ///< when measured
    friend bool operator==(const StageTime &, const StageTime &) = default;
};

/// All stages, each once, in order. Nothing is guessed: what no signal bounds on both sides is NotKnown.
[[nodiscard]] QList<StageTime> stagesOf(const ExchangeTimes &times);
