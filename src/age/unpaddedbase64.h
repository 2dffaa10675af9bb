// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QByteArray>

/// The base64 of a header (RFC 4648 section 4, without padding): one spelling only, so nothing for white space, padding,
/// or left-over bits that are not zero.
std::optional<QByteArray> fromUnpaddedBase64(QByteArrayView text);
QByteArray toUnpaddedBase64(QByteArrayView bytes);

/// The base64 of an armor's line, as strict, with the padding that it needs.
std::optional<QByteArray> fromPaddedBase64(QByteArrayView text);
