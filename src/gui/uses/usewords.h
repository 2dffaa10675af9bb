// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/use.h>
#include <QList>

/// 'explorer', 'command line' …
QString usePartWords(UsePart part);
/// 'explorer 14:02 · command line 11/24/26': the time of today's, the day of others. Empty without a use.
QString lastUsesWords(const QList<LastUse> &uses, const QDateTime &now);
