// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/exchangetimes.h>
#include <QString>

/// 'under 0.1 ms', '3.1 ms', '231 ms', '2.3 s', '1 min 5 s'.
QString tookWords(ExchangeTimes::Time took);

/// One stage of an exchange in words, the same in both programs. Translated, plain text.
struct TimingLine {
    StageTime time;
    QString stage; ///< 'Name lookup', 'TLS'
    QString took; ///< '12 ms', '12 ms with TLS', 'not needed', 'not known'
};

/// All stages in order, and behind them one for the whole.
QList<TimingLine> timingLines(const ExchangeTimes &times);
