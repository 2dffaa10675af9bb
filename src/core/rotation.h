// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

/// How near the day is by which the person wants a key rotated.
enum class RotationState { NotPlanned, Later, Soon, Due };

constexpr int RemindDaysBefore = 14; ///< that a rotation is soon

/// `today` in the person's own time zone, as `rotateBy` is. On the day itself it is due.
inline RotationState rotationState(const QDate &rotateBy, const QDate &today)
{
    if (!rotateBy.isValid()) {
        return RotationState::NotPlanned;
    }
    const qint64 days = today.daysTo(rotateBy);
    if (days <= 0) {
        return RotationState::Due;
    }
    return days <= RemindDaysBefore ? RotationState::Soon : RotationState::Later;
}
