// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/jsonfields.h>
#include <cli/output.h>
#include <cli/spacesettings.h>
#include <cli/verbs.h>

namespace {

Task<Result<void>> add(const Arguments &arguments, Services &services)
{
    const auto name = SpaceName::parse(arguments.at(0));
    if (!name) {
        co_return failureOf(name);
    }
    const auto settings = co_await changedSettings(SpaceSettings::sellytics(), arguments, services);
    if (!settings) {
        co_return failureOf(settings);
    }
    const auto space = co_await services.keyBook().addSpace(*name, *settings);
    if (!space) {
        co_return failureOf(space);
    }
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(jsonOf(*space, 0));
    }
    co_return printLine(QStringLiteral("Added the space '%1'.").arg(space->name.text()));
}

constexpr Positional Positionals[] = {{.name = "NAME", .help = "the name of the space, as in the suite"}};
constexpr auto Options = withSpaceSettingOptions({{.name = "json", .help = "print the space as JSON"}});

} // namespace

constexpr Command verbs::spacesAdd = {
    .name = "spaces add",
    .summary = "Adds a space, with the settings that sellytics documents unless others are given",
    .positionals = Positionals,
    .options = Options,
    .example
    = "keydesk-cli spaces add Acme\n"
      "keydesk-cli spaces add Staging --token-endpoint https://auth.example.com/token --base-url "
      "https://api.example.com --scope read --client-auth basic\n"
      "keydesk-cli spaces add Own --issuer https://auth.example.com/realms/own --base-url https://api.example.com",
    .run = add,
};
