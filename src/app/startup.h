// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <thread>

/// What both programs do first in main(), before the application object: hardens the process, installs the redacting
/// log, and sets the names by which the platform's folders are found.
void startUp();

/// For a program that will ask the keychain first: begins to load what that needs, on a thread of its own. Before the
/// application object as well; joined at the end of main().
[[nodiscard]] std::jthread loadKeychainAhead();
