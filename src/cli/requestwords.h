// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cli/arguments.h>
#include <workbook/apirequest.h>

/// The request that the words of `request` describe. Reads the body's file or standard input. A body that looks like JSON
/// is sent as JSON unless a Content-Type header says otherwise. Errors: Usage, HeaderInvalid, NoSuchFile, FileUnreadable,
/// Cancelled.
Result<ApiRequest> requestFrom(const Arguments &arguments);

/// `NAME=VALUE`. Errors: Usage.
Result<NameValue> queryParameter(const QString &text);
/// `Name: value`. Errors: Usage.
Result<NameValue> headerLine(const QString &text);
/// Of `DATA`, `@FILE` or `@-`. Errors: NoSuchFile, FileUnreadable, Cancelled.
Result<QByteArray> bodyBytes(const QString &text);
/// JSON if the first sign is a brace or bracket, text otherwise.
RequestBody bodyFrom(QByteArray bytes);

/// Of `--timeout`, in seconds; a fraction is allowed. Errors: Usage.
Result<std::optional<std::chrono::milliseconds>> timeoutFrom(const Arguments &arguments);
