// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/settings.h>
#include <cli/columns.h>
#include <cli/jsonfields.h>
#include <cli/output.h>
#include <cli/verbs.h>

namespace {

Task<Result<void>> run(const Arguments &arguments, Services &services)
{
    const auto held = co_await services.keyBook().usesHeld();
    if (!held) {
        co_return failureOf(held);
    }
    const bool keeps = services.settings().keepsUses();
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(QJsonObject{
            {QStringLiteral("kept"), keeps},
            {QStringLiteral("days"), UsesHeld::DaysKept},
            {QStringLiteral("entries"), held->rows},
            {QStringLiteral("since"), jsonOf(held->since)},
        });
    }
    const QList<QStringList> rows{
        {QStringLiteral("uses of keys"), keeps ? QStringLiteral("listed") : QStringLiteral("not listed")},
        {QStringLiteral("kept for"), QStringLiteral("%1 days").arg(UsesHeld::DaysKept)},
        {QStringLiteral("entries"), QString::number(held->rows)},
        {QStringLiteral("since"), held->since.isValid() ? held->since.toString(Qt::ISODate) : QStringLiteral("-")},
    };
    co_return printLine(aligned(rows).join(QLatin1Char('\n')));
}

constexpr Option Options[] = {{.name = "json", .help = "print JSON"}};

} // namespace

constexpr Command verbs::usesStatus = {
    .name = "uses status",
    .summary = "Says whether uses of keys are listed, and how many entries the list has",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli uses status --json",
    .run = run,
};
