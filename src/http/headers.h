// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

/// Header fields in order, names as they came (RFC 9110 section 5).
using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// The first value of that name, in any case; null if there is none.
QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);
/// Every value of that name, in order.
QList<QByteArray> headerValues(const HttpHeaders &headers, QByteArrayView name);
/// `application/json` of `Application/JSON; charset=utf-8`: lower case, without parameters.
QByteArray mediaTypeOf(QByteArrayView contentType);

/// A token of RFC 9110 section 5.6.2: what methods and header names are made of.
bool isHttpToken(QByteArrayView text);
/// True unless the value holds a control character other than tab. Qt writes CR and LF of a value to the wire.
bool isSafeHeaderValue(QByteArrayView value);
