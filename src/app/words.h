// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>

/// The English words of one kind, marked for translation in the context `Wording`. `%1` … stand for the arguments;
/// `%said` for what the authorization server said, with a space before it, or for nothing.
struct Words {
    ErrorKind kind;
    const char *sentence;
    const char *hint;
};
