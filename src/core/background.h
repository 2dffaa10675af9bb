// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/oneshot.h>
#include <core/task.h>
#include <QCoreApplication>
#include <QThreadPool>

/// Runs `work` (returning Result<T>) on a thread of `pool`; the returned task ends on the main thread. A stop ends the
/// wait at once; the work itself runs on and its outcome is dropped. `work` must own what it touches.
template <class Work, class Outcome = std::invoke_result_t<Work>>
Task<Outcome> runInBackground(QThreadPool &pool, Work work, std::stop_token stop = {})
{
    auto ending = std::make_shared<OneShot<typename Outcome::value_type>>();
    pool.start([ending, work = std::move(work)]() mutable {
        // The last reference is handed over, so that the OneShot dies on the main thread too.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [ending = std::move(ending), outcome = std::make_shared<Outcome>(work())]() mutable {
                ending->complete(std::move(*outcome));
            },
            Qt::QueuedConnection);
    });
    co_return co_await ending->ended(stop);
}
