// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/startup/display.h>

bool hasDisplay(const QStringList &)
{
    return true;
}
