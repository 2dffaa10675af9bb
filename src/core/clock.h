// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <QDateTime>

/// Where time comes from; passed in, so that a test can turn it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0; ///< wall clock, UTC
    virtual std::chrono::milliseconds monotonic() const = 0; ///< never jumps; its zero is arbitrary
};

/// The machine's own clocks.
class SystemClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
};
