// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <QByteArrayView>
#include <QDateTime>

/// The wait that a Retry-After header asks for (RFC 9110 section 10.2.3): digits only, or one of the three HTTP-dates, of
/// which a past one is zero. Nothing if the value is neither.
std::optional<std::chrono::seconds> retryAfter(QByteArrayView value, const QDateTime &now);
