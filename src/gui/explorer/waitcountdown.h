// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/clock.h>
#include <QObject>
#include <QTimer>

/// Counts down the wait that an answer asked for (RFC 9110 section 10.2.3), by a clock that never jumps. Main thread.
class WaitCountdown : public QObject {
    Q_OBJECT
public:
    WaitCountdown(const Clock &clock, QObject *parent);

    void start(std::chrono::seconds wait);
    void stop();
    bool isRunning() const { return m_tick.isActive(); }

Q_SIGNALS:
    void ticked(std::chrono::seconds left); ///< at once, then about each second; 0 at the end, and then no more

private:
    void tick();
    const Clock &m_clock;
    std::chrono::milliseconds m_end{0};
    QTimer m_tick;
};
