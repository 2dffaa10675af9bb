// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/pause.h>

#include <core/oneshot.h>
#include <QTimer>

Task<void> pauseFor(std::chrono::milliseconds time, std::stop_token stop)
{
    const auto over = std::make_shared<OneShot<bool>>();
    QTimer::singleShot(time, [over] { over->complete(true); });
    [[maybe_unused]] const auto ending = co_await over->ended(stop);
}
