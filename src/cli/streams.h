// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/secret.h>
#include <QByteArrayView>

/// Standard streams and the terminal: one file a platform behind this header.
enum class Stream { Input, Output, Error };

/// Call first in main(): a stream that the caller closed is held by a descriptor that can't be written to, so that the
/// index is never opened in its place and overwritten by what is printed.
void holdStandardStreams();

bool isTerminal(Stream stream);

/// Errors: FileUnwritable (stream, reason); Cancelled when the reader of a pipe went away.
Result<void> writeAll(Stream stream, QByteArrayView bytes);

/// Everything from standard input up to its end. Blocks. Errors: FileUnreadable, AnswerTooLarge past `limit` bytes,
/// Cancelled by a signal.
Result<QByteArray> readAllInput(qint64 limit);

/// Asks on the terminal, without showing what is typed; the terminal is as before afterwards, whatever happens. Blocks.
/// Errors: FileUnreadable, Cancelled by a signal or by the end of input.
Result<Secret> askHidden(const QString &question);
/// The first line of an open descriptor, without its end; nothing behind it is taken. Blocks. Errors: FileUnreadable,
/// Cancelled by a signal.
Result<Secret> readLineOf(int descriptor);
/// Asks on the terminal for a line. Blocks. Errors: as askHidden.
Result<QString> askLine(const QString &question);
