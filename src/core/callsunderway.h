// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/oneshot.h>
#include <core/task.h>

/// The calls of a service that have not ended: whoever is about to destroy the service waits for them, because each
/// comes back to it. Every coroutine of the service holds one in its frame. Main thread.
///
///     const auto call = m_calls.begin();
class CallsUnderWay {
public:
    class Call {
    public:
        explicit Call(CallsUnderWay &calls)
            : m_calls(calls)
        {
            ++m_calls.m_count;
        }
        Call(const Call &) = delete;
        Call &operator=(const Call &) = delete;
        ~Call()
        {
            if (--m_calls.m_count == 0 && m_calls.m_none) {
                m_calls.m_none->complete(true);
            }
        }

    private:
        CallsUnderWay &m_calls;
    };

    [[nodiscard]] Call begin() { return Call(*this); }
    int count() const { return m_count; }

    /// Ends when no call is under way, also none that began while it waited. One waiter.
    [[nodiscard]] Task<void> ended()
    {
        while (m_count > 0) {
            m_none = std::make_unique<OneShot<bool>>();
            [[maybe_unused]] const auto none = co_await m_none->ended();
        }
    }

private:
    int m_count = 0;
    std::unique_ptr<OneShot<bool>> m_none;
};
