// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// What the person asked for when starting the window.
struct CommandLine {
    enum class Wanted { Window, Version, Help, Mistake };
    Wanted wanted = Wanted::Window;
    bool runOnly = false; ///< secrets in memory for this run
    QString mistake = {}; ///< one line, for Mistake

    /// Reads the arguments behind the program's name; those of Qt (`-style`, `-platform`) are passed over.
    static CommandLine read(const QStringList &arguments);
    static QString help();
};
