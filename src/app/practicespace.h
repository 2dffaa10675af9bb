// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>
#include <core/task.h>

class KeyBook;
class SandboxServer;

/// Makes sure that a space points at the running sandbox and holds the key that works there, and returns it. A space of
/// the person's own that happens to have the name is left alone. Where no keychain takes the key it is kept for this run
/// only. Errors: the database kinds.
Task<Result<Space>> openPracticeSpace(KeyBook &keyBook, SandboxServer &sandbox);
