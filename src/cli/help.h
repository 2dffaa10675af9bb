// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>

struct Command;

/// `keydesk-cli keys add --space S --label L [--note N]`
QString usageOf(const Command &command);
/// What a verb does and takes, with an example.
QString helpOf(const Command &command);
/// All verbs, the options of all, the exit codes.
QString helpOfProgram(std::span<const Command *const> commands);
