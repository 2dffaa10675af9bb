// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What both programs do first in main(), before the application object: hardens the process, installs the redacting
/// log, and sets the names by which the platform's folders are found.
void startUp();
