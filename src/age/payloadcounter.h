// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/payloadreader.h>
#include <array>

/// The nonce of chunk number `count`.
inline std::array<unsigned char, PayloadCounterSize> payloadCounter(quint64 count, bool isLast)
{
    std::array<unsigned char, PayloadCounterSize> counter{};
    for (std::size_t i = 0; i < sizeof count; ++i) {
        counter.at(PayloadCounterSize - 2 - i) = static_cast<unsigned char>(count >> (8 * i));
    }
    counter.back() = isLast ? 1 : 0;
    return counter;
}
