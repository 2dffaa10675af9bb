// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>

/// Turns SIGINT, SIGTERM and SIGHUP into a requested stop; a second signal ends the process at once. One a process, main
/// thread, with an event loop.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    std::stop_token token() const;
    /// The signal that came, or 0.
    int signal() const;
    /// Ends the process by the signal that came, so that its parent sees what happened.
    [[noreturn]] void die() const;

    /// For a read that waits without an event loop: whether a signal came, and what is readable from then on (-1: nothing).
    static bool hasCome();
    static int descriptor();

private:
    class State;
    std::unique_ptr<State> m_state;
};
