// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>

/// Writes an answer's body to a file, which is there whole or not at all. Any thread. Errors: FileUnwritable.
Result<void> saveBodyTo(const QString &path, const QByteArray &body);
