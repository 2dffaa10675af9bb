// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// True when a window can be shown: Qt would end the program by abort() otherwise. Only asks the environment and whether
/// the display answers.
bool hasDisplay(const QStringList &arguments);
