// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/frame/keychainwatch.h>

class NoticeBar;

/// Says in `notice` what the keychain's state means and what to do about it.
void explainKeychain(const KeychainWatch &keychain, NoticeBar &notice);
