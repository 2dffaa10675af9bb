// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <sandbox/answer.h>

namespace sandbox {

constexpr int DefaultProducts = 100;
constexpr int MaxProducts = 1'000'000;

/// The sample product number `number` (from 0) as a JSON object; the same for a number each time. Titles hold letters
/// beyond ASCII, `catalogId` is past 2^53, prices have two decimals: what careless clients get wrong.
QByteArray sampleProduct(quint32 number);

/// `{"marketplace":"DE","count":COUNT,"products":[…]}`, made while it is sent.
Pieces sampleProducts(quint32 count);

} // namespace sandbox
