// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <QDateTime>

/// '3 days 4 h', '23 h 41 min', '4 min 10 s', '12 s': the two largest units, rounded down.
QString durationWords(std::chrono::seconds duration);
/// 'just now', '2 min ago', '3 h ago', '5 days ago', and a date after that; empty for an invalid time.
QString agoWords(const QDateTime &then, const QDateTime &now);
