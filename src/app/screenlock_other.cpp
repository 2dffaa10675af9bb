// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/screenlock.h>

// Nothing tells here yet: the window locks after its idle time and by hand.
void ScreenLock::watch() { }

void ScreenLock::watchSession() { }

void ScreenLock::takeActive(bool) { }

void ScreenLock::takeLock() { }
