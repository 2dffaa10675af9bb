// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <QString>

struct Command;

/// The one line of an error: what happened, then what to do. Where a verb helps, the hint names it. `command` may be null.
QString errorLine(const Error &error, const Command *command);
