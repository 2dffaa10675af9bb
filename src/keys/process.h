// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Names this process among all that this machine has run and will run: boot, process namespace, process id, start
/// time. Goes into the index with a key that is kept for one run only.
QString ownProcess();

/// False only when the process that `ownProcess()` once named is known to have ended.
bool processMayLive(const QString &process);
