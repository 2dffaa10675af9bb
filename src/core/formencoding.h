// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Appends `utf8` as application/x-www-form-urlencoded does it (RFC 6749 appendix B): letters, digits and `*-._` stay, a
/// space becomes `+`, all else %XX. QUrlQuery leaves `+` alone, which servers then read as a space.
void appendFormEncoded(QByteArray &to, QByteArrayView utf8);

/// The most bytes that appendFormEncoded() makes of `size`: what to reserve, so that a secret leaves no copies behind.
constexpr qsizetype formEncodedLimit(qsizetype size)
{
    return 3 * size;
}
