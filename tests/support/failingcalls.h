// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Faults of the system for the files that the program which links this writes. A step is a call of write() to a file,
/// fsync() or rename().
namespace failing {

enum class As {
    DiskFull, ///< this step and each later write() find no room
    Killed, ///< SIGKILL in place of the step
    KilledAfter, ///< SIGKILL once the step is done
};

/// From now on, the `step`-th step (from 1) ends as that; 0: none does.
void at(int step, As how = As::DiskFull);
/// Steps since the last call of at().
int steps();

} // namespace failing
