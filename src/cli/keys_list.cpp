// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <app/services.h>
#include <cli/columns.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>

namespace {

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QStringLiteral("never");
}

Result<void> printHealth(const QList<ApiKey> &keys, const QDateTime &now)
{
    QList<QStringList> rows{{QStringLiteral("KEY"), QStringLiteral("STATE"), QStringLiteral("AGE"),
        QStringLiteral("LAST USED"), QStringLiteral("LAST TOKEN"), QStringLiteral("MISSING SCOPE"),
        QStringLiteral("ROTATE BY"), QStringLiteral("KEYCHAIN")}};
    for (const ApiKey &key : keys) {
        const QString rotation = rotationText(key, now);
        const bool isNear = rotation == QLatin1String("due") || rotation == QLatin1String("soon");
        const QString day = key.rotateBy.isValid() ? key.rotateBy.toString(Qt::ISODate) : QStringLiteral("-");
        rows.append({referenceOf(key), keyStateText(key.state), QStringLiteral("%1 d").arg(key.createdAt.daysTo(now)),
            timeText(key.lastUsedAt), timeText(key.lastGrantedAt),
            key.missingScope.isEmpty() ? QStringLiteral("-") : key.missingScope.join(QLatin1Char(' ')),
            isNear ? QStringLiteral("%1 (%2)").arg(day, rotation) : day, key.keychain});
    }
    return printLine(aligned(rows).join(QLatin1Char('\n')));
}

Result<void> printKeys(const Arguments &arguments, const QList<ApiKey> &keys, const QDateTime &now)
{
    const bool health = arguments.has(QLatin1String("health"));
    if (arguments.has(QLatin1String("json"))) {
        QJsonArray json;
        for (const ApiKey &key : keys) {
            json.append(health ? healthJsonOf(key, now) : jsonOf(key));
        }
        return printJson(json);
    }
    if (arguments.has(QLatin1String("references"))) {
        QStringList references;
        for (const ApiKey &key : keys) {
            references.append(referenceOf(key));
        }
        return references.isEmpty() ? Result<void>() : printLine(references.join(QLatin1Char('\n')));
    }
    if (keys.isEmpty()) {
        note(arguments.has(QLatin1String("trash"))
                ? QStringLiteral("The trash is empty.")
                : QStringLiteral("There are no keys here. Add one with: keydesk-cli keys add"));
        return {};
    }
    if (health) {
        return printHealth(keys, now);
    }
    QList<QStringList> rows{
        {QStringLiteral("KEY"), QStringLiteral("STATE"), QStringLiteral("CLIENT ID"), QStringLiteral("LAST USED")}};
    for (const ApiKey &key : keys) {
        rows.append({referenceOf(key), keyStateText(key.state), key.clientId.text(), timeText(key.lastUsedAt)});
    }
    return printLine(aligned(rows).join(QLatin1Char('\n')));
}

Task<Result<void>> list(const Arguments &arguments, Services &services)
{
    std::optional<SpaceId> only;
    if (const auto name = arguments.value(QLatin1String("space"))) {
        const auto space = co_await findSpace(services.keyBook(), *name);
        if (!space) {
            co_return failureOf(space);
        }
        only = space->id;
    }
    const auto which = arguments.has(QLatin1String("trash")) ? KeyBook::Which::Trash : KeyBook::Which::Active;
    const auto keys = co_await services.keyBook().keys(which);
    if (!keys) {
        co_return failureOf(keys);
    }
    QList<ApiKey> shown;
    for (const ApiKey &key : *keys) {
        if (!only || key.space == *only) {
            shown.append(key);
        }
    }
    std::sort(shown.begin(), shown.end(), [](const ApiKey &left, const ApiKey &right) {
        return std::pair(left.spaceName.folded(), left.label.folded())
            < std::pair(right.spaceName.folded(), right.label.folded());
    });
    co_return printKeys(arguments, shown, services.clock().now());
}

constexpr Option Options[] = {
    {.name = "space", .help = "only the keys of this space", .value = "NAME"},
    {.name = "trash", .help = "the keys in the trash instead"},
    {.name = "health", .help = "age, last use, last token, missing scope and next rotation of each"},
    {.name = "json", .help = "print JSON"},
    {.name = "references", .help = "print SPACE/LABEL only, a line each"},
};

} // namespace

constexpr Command verbs::keysList = {
    .name = "keys list",
    .summary = "Lists the keys, without their secrets",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli keys list --space Acme --json",
    .run = list,
};
