// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/spacesettings.h>
#include <cli/verbs.h>

namespace {

Task<Result<void>> edit(const Arguments &arguments, Services &services)
{
    SpaceChange change;
    if (const auto text = arguments.value(QLatin1String("name"))) {
        const auto name = SpaceName::parse(*text);
        if (!name) {
            co_return failureOf(name);
        }
        change.name = *name;
    }
    if (!change.name && !changesSettings(arguments)) {
        co_return failure(ErrorKind::Usage,
            {QStringLiteral("Nothing to change was given."), QStringLiteral("See: keydesk-cli spaces edit --help")});
    }
    const auto space = co_await findSpace(services.keyBook(), arguments.at(0));
    if (!space) {
        co_return failureOf(space);
    }
    if (changesSettings(arguments)) {
        const auto settings = co_await changedSettings(space->settings, arguments, services);
        if (!settings) {
            co_return failureOf(settings);
        }
        change.settings = *settings;
    }
    const auto edited = co_await services.keyBook().editSpace(space->id, change);
    if (!edited) {
        co_return failureOf(edited);
    }
    co_return printLine(QStringLiteral("Changed the space '%1'.").arg(edited->name.text()));
}

constexpr Positional Positionals[] = {{.name = "NAME", .help = "the name of the space"}};
constexpr auto Options = withSpaceSettingOptions({{.name = "name", .help = "a new name", .value = "NEW"}});

} // namespace

constexpr Command verbs::spacesEdit = {
    .name = "spaces edit",
    .summary = "Changes the name or the settings of a space; its keys stay",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli spaces edit Acme --name 'Acme GmbH'\n"
               "keydesk-cli spaces edit Acme --client-auth basic\n"
               "keydesk-cli spaces edit Acme --proxy http://proxy.example.com:3128",
    .run = edit,
};
