// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

/// Writes all of `bytes` to standard output, unbuffered, so that nothing is lost and every failure is seen at once.
/// Errors: FileUnwritable; Cancelled when nobody reads any more (a pipe that closed).
Result<void> writeOut(QByteArrayView bytes);
/// A line of text for standard output.
Result<void> printLine(const QString &line);
/// One JSON document for standard output.
Result<void> printJson(const QJsonObject &object);
Result<void> printJson(const QJsonArray &array);

/// A line on standard error, beside the result: `keydesk-cli: …`. Control characters are left out. Failing to write it is
/// no failure.
void note(const QString &sentence);

/// `text` without what could steer a terminal: control characters but tab, line feed and carriage return become `?`.
QByteArray harmlessForTerminal(QByteArrayView text);
