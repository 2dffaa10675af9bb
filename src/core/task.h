// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QCoro/QCoroTask>

/// What an asynchronous service returns: awaited once, by one waiter; dropping it cancels nothing (the work goes on,
/// withdraw with a std::stop_token). Main thread.
///
/// g++ 12.2 frees twice in `co_await f(Aggregate{…})` and `co_await f([owned]{…})`: name the argument on the line before.
template <class T = void> using Task = QCoro::Task<T>;

/// Calls `receive` with the outcome of `task` unless `context` is gone by then. For widgets and other code that is no
/// coroutine. `receive` runs on the main thread, at once if the task has already ended.
template <class T, class Receive> void whenEnded(Task<T> &&task, QObject *context, Receive receive)
{
    QCoro::connect(std::move(task), context, std::move(receive));
}
