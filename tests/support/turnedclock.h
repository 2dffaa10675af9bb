// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>

/// Stands still until a test turns it.
class TurnedClock final : public Clock {
public:
    QDateTime wall = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    std::chrono::milliseconds steady{1'000'000};

    QDateTime now() const override { return wall; }
    std::chrono::milliseconds monotonic() const override { return steady; }

    /// Time goes by.
    void pass(std::chrono::milliseconds time)
    {
        wall = wall.addMSecs(time.count());
        steady += time;
    }
    /// Somebody sets the wall clock, or the machine wakes from sleep.
    void jump(std::chrono::milliseconds by) { wall = wall.addMSecs(by.count()); }
};
