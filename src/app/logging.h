// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// `text` with what may be a secret or a token replaced by `…`: values of Authorization headers, `client_secret=…` and
/// the like in forms, URLs and JSON, and anything that looks like a JWT. A net below the promise that nothing logs a
/// secret in the first place.
QString redacted(const QString &text);

/// Sends every Qt message, redacted and on one line each, to standard error. Warnings and worse only, unless QT_LOGGING_RULES
/// asks for more.
void installLogging();
