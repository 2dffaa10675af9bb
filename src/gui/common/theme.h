// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/settings.h>

/// Makes the application follow the system's palette, or show a light or dark one of our own.
void applyTheme(Settings::Theme theme);
