// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/nearest.h>

#include <algorithm>
#include <vector>

namespace {

/// Letters to insert, drop, change or swap with their neighbour (optimal string alignment).
qsizetype distance(QStringView a, QStringView b)
{
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<qsizetype>> cost(static_cast<std::size_t>(a.size()) + 1, std::vector<qsizetype>(width));
    for (std::size_t i = 0; i < cost.size(); ++i) {
        for (std::size_t j = 0; j < width; ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = static_cast<qsizetype>(i + j);
                continue;
            }
            const QChar left = a[static_cast<qsizetype>(i) - 1];
            const QChar right = b[static_cast<qsizetype>(j) - 1];
            cost[i][j]
                = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (left == right ? 0 : 1)});
            if (i > 1 && j > 1 && left == b[static_cast<qsizetype>(j) - 2]
                && a[static_cast<qsizetype>(i) - 2] == right) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost.back().back();
}

} // namespace

QString nearest(const QString &typed, const QStringList &known)
{
    constexpr qsizetype LongestWorthComparing = 60;
    if (typed.size() > LongestWorthComparing) {
        return {};
    }
    QString best;
    qsizetype fewest = std::max<qsizetype>(2, typed.size() / 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype changes = distance(typed.toLower(), candidate);
        if (changes < fewest && changes < candidate.size()) {
            fewest = changes;
            best = candidate;
        }
    }
    return best;
}
