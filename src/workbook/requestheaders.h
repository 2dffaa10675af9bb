// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <workbook/apirequest.h>

/// Checks and encodes the headers that are switched on; a value that is not ASCII is sent as UTF-8. Errors: HeaderInvalid
/// (with the character as U+XXXX and its place), HeaderNameMissing, HeaderReserved.
Result<QList<QPair<QByteArray, QByteArray>>> checkedHeaders(const QList<NameValue> &headers);

/// True for a token of RFC 9110 section 5.6.2.
bool isToken(QStringView text);
