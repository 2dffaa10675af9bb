// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cli/arguments.h>
#include <core/task.h>
#include <span>

class Services;

/// An option of a verb; the one place from which parsing, help and completion know it.
struct Option {
    const char *name; ///< without the dashes
    const char *help; ///< one line, no full stop
    const char *value = nullptr; ///< what its value is called in the help; none for a switch
    char letter = '\0'; ///< the short form
    bool required = false;
    bool repeats = false;
    const char *choices = nullptr; ///< `post|basic`: any other value is refused
};

/// What stands behind a verb without a dash.
struct Positional {
    const char *name; ///< as the help writes it: REF, FILE, NAME
    const char *help;
    bool required = true;
    const char *choices = nullptr;
};

/// A verb. `run` and `runAlone` are coroutines: what they are given outlives them.
struct Command {
    const char *name; ///< `keys add`
    const char *summary; ///< one line, no full stop
    std::span<const Positional> positionals;
    std::span<const Option> options;
    const char *example; ///< one or more complete command lines
    /// Exactly one of the two. The second is for verbs that need no index or open one of their own.
    Task<Result<void>> (*run)(const Arguments &arguments, Services &services) = nullptr;
    Task<Result<void>> (*runAlone)(const Arguments &arguments) = nullptr;
    /// Stands in place of the hint when the authorization server refused.
    const char *hintWhenRefused = nullptr;
    bool asksKeychain = false; ///< nearly always reads a secret first
    bool endsByInterrupt = false; ///< SIGINT and SIGTERM are the way to end it, not a failure
};

/// A text of these tables.
inline QString worded(const char *text)
{
    return QString::fromUtf8(text);
}

/// What every verb takes.
extern const std::span<const Option> globalOptions;
