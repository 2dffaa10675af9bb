// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <coroutine>
#include <memory>
#include <optional>
#include <QMetaObject>
#include <QObject>
#include <stop_token>

/// Something that ends once: the leaf under every Task that waits for the outside. A second ending is ignored;
/// destroyed unfinished it ends with Abandoned; a requested stop ends it with Cancelled. The waiter resumes from the
/// event loop, never inside complete(). One waiter. Main thread.
///
///     OneShot<int> answer;                        // kept by whoever will know the answer, for example by shared_ptr
///     answer.complete(42);                        // there
///     Result<int> got = co_await answer.ended(stop); // here; the OneShot may be gone by the time it resumes
template <class T> class OneShot {
    struct State {
        std::optional<Result<T>> outcome;
        std::coroutine_handle<> waiter;
        QObject context; ///< carries the resumption through the event loop

        void complete(Result<T> ending, const std::shared_ptr<State> &self)
        {
            if (outcome) {
                return;
            }
            outcome.emplace(std::move(ending));
            if (waiter) {
                QMetaObject::invokeMethod(
                    &context, [self] { std::exchange(self->waiter, nullptr).resume(); }, Qt::QueuedConnection);
            }
        }
    };

    class Ending {
    public:
        Ending(std::shared_ptr<State> state, std::stop_token stop)
            : m_state(std::move(state))
            , m_stop(std::move(stop))
        {
        }
        bool await_ready() const noexcept { return m_state->outcome.has_value(); }
        void await_suspend(std::coroutine_handle<> waiter)
        {
            m_state->waiter = waiter;
            m_onStop = std::make_unique<std::stop_callback<Withdraw>>(m_stop, Withdraw{m_state});
        }
        Result<T> await_resume()
        {
            m_onStop.reset();
            return std::move(*m_state->outcome);
        }

    private:
        struct Withdraw {
            std::weak_ptr<State> state;
            void operator()() const
            {
                if (const auto alive = state.lock()) {
                    alive->complete(failure(ErrorKind::Cancelled), alive);
                }
            }
        };
        std::shared_ptr<State> m_state;
        std::stop_token m_stop;
        std::unique_ptr<std::stop_callback<Withdraw>> m_onStop; // by pointer: an awaiter is moved into the frame
    };

public:
    OneShot()
        : m_state(std::make_shared<State>())
    {
    }
    OneShot(const OneShot &) = delete;
    OneShot &operator=(const OneShot &) = delete;
    ~OneShot() { complete(failure(ErrorKind::Abandoned)); }

    void complete(Result<T> outcome) { m_state->complete(std::move(outcome), m_state); }
    bool hasEnded() const { return m_state->outcome.has_value(); }

    /// What to co_await, at most once.
    Ending ended(std::stop_token stop = {}) { return Ending(m_state, std::move(stop)); }

private:
    std::shared_ptr<State> m_state;
};
