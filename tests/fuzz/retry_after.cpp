// SPDX-License-Identifier: GPL-3.0-or-later
#include <fuzz/fuzzer.h>
#include <http/retryafter.h>

void tryInput(const QByteArray &input)
{
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    const auto wait = retryAfter(input, now);
    MUST(!wait || wait->count() >= 0);
    // What is no number means a point in time: the later it is, the less is left.
    const QByteArray text = input.trimmed();
    const bool isNumber = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (wait && !isNumber) {
        MUST(retryAfter(input, now.addSecs(1)) == std::max(*wait - std::chrono::seconds(1), std::chrono::seconds(0)));
    }
}
