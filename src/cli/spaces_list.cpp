// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/columns.h>
#include <cli/jsonfields.h>
#include <cli/output.h>
#include <cli/verbs.h>

namespace {

Task<Result<void>> list(const Arguments &arguments, Services &services)
{
    const auto spaces = co_await services.keyBook().spaces();
    if (!spaces) {
        co_return failureOf(spaces);
    }
    const auto keys = co_await services.keyBook().keys(KeyBook::Which::Active);
    if (!keys) {
        co_return failureOf(keys);
    }
    QHash<SpaceId, int> counts;
    for (const ApiKey &key : *keys) {
        ++counts[key.space];
    }
    QJsonArray json;
    QList<QStringList> rows{
        {QStringLiteral("NAME"), QStringLiteral("KEYS"), QStringLiteral("BASE URL"), QStringLiteral("TOKEN ENDPOINT")}};
    for (const Space &space : *spaces) {
        json.append(jsonOf(space, counts.value(space.id)));
        rows.append({space.name.text(), QString::number(counts.value(space.id)), space.settings.baseUrl.text(),
            space.settings.tokenEndpoint.text()});
    }
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(json);
    }
    if (spaces->isEmpty()) {
        note(QStringLiteral("There are no spaces yet. Add one with: keydesk-cli spaces add NAME"));
        co_return {};
    }
    co_return printLine(aligned(rows).join(QLatin1Char('\n')));
}

constexpr Option Options[] = {{.name = "json", .help = "print JSON"}};

} // namespace

constexpr Command verbs::spacesList = {
    .name = "spaces list",
    .summary = "Lists the spaces with their settings and how many keys each holds",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli spaces list --json",
    .run = list,
};
