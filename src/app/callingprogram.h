// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/use.h>

/// The program that has started this one and the folder in which both work; what the system does not tell is empty. As
/// the system names it: a script that is started by its name goes by that, not by its interpreter's. Its arguments are
/// never read. Control characters become `?`.
Caller callingProgram();
