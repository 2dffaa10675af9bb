// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/callingprogram.h>

#include <QDir>

Caller callingProgram()
{
    return {{}, QDir::currentPath()};
}
