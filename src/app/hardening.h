// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Makes this process write no core file and, in release builds, lets no other process of the same user attach to it or
/// read its memory. What the system refuses is left as it is: no program fails to start over it.
void hardenProcess();
