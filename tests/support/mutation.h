// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

/// `input` with one to four changes: a byte flipped, a piece of `bits` put in, a part gone, said twice or moved, the end cut.
/// Never empty.
inline QByteArray mutated(QByteArray input, const QList<QByteArray> &bits, QRandomGenerator &random)
{
    const auto below
        = [&random](qsizetype bound) { return random.bounded(static_cast<int>(std::max<qsizetype>(1, bound))); };
    if (input.isEmpty()) {
        input = "\n";
    }
    for (int changes = random.bounded(1, 5); changes > 0; --changes) {
        const qsizetype at = below(input.size());
        const qsizetype length = std::min<qsizetype>(input.size() - at, random.bounded(1, 40));
        const QByteArray piece = input.sliced(at, length);
        switch (random.bounded(7)) {
        case 0:
            input[at] = static_cast<char>(input[at] ^ (1 << random.bounded(8)));
            break;
        case 1:
            input.insert(at, bits[below(bits.size())]);
            break;
        case 2:
            input.replace(at, length, bits[below(bits.size())]);
            break;
        case 3:
            input.remove(at, length);
            break;
        case 4:
            input.insert(at, piece.repeated(random.bounded(1, 50)));
            break;
        case 5:
            input.remove(at, length).insert(below(input.size()), piece);
            break;
        default:
            input.truncate(std::max<qsizetype>(1, at));
        }
        if (input.isEmpty()) {
            input = "\n";
        }
    }
    return input;
}
