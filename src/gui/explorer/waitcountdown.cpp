// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/waitcountdown.h>

using namespace std::chrono_literals;

WaitCountdown::WaitCountdown(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_tick.setInterval(250ms);
    connect(&m_tick, &QTimer::timeout, this, &WaitCountdown::tick);
}

void WaitCountdown::start(std::chrono::seconds wait)
{
    m_end = m_clock.monotonic() + wait;
    m_tick.start();
    tick();
}

void WaitCountdown::stop()
{
    m_tick.stop();
}

void WaitCountdown::tick()
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_end - m_clock.monotonic());
    if (left <= 0s) {
        m_tick.stop();
    }
    Q_EMIT ticked(qMax(left, 0s));
}
