// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/settings.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <core/use.h>

namespace {

Task<Result<void>> run(const Arguments &arguments, Services &services)
{
    const bool keeps = arguments.at(0) == QLatin1String("on");
    services.settings().setKeepsUses(keeps);
    if (const auto written = services.settings().sync(); !written) {
        co_return written;
    }
    if (keeps) {
        co_return printLine(QStringLiteral("Uses of keys are listed from now on."));
    }
    if (const auto printed = printLine(QStringLiteral("Uses of keys are not listed from now on.")); !printed) {
        co_return printed;
    }
    note(QStringLiteral("What is listed stays until it is %1 days old; remove it with: keydesk-cli uses clear")
             .arg(UsesHeld::DaysKept));
    co_return {};
}

constexpr Positional Positionals[]
    = {{.name = "SWITCH", .help = "whether each use of a key is listed, in both programs", .choices = "on|off"}};

} // namespace

constexpr Command verbs::usesKeep = {
    .name = "uses keep",
    .summary = "Chooses whether a list of who used keys is kept",
    .positionals = Positionals,
    .options = {},
    .example = "keydesk-cli uses keep off",
    .run = run,
};
