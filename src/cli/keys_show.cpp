// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/settings.h>
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

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("-") : text;
}

QStringList linesOf(const ApiKey &key)
{
    QString note = key.note;
    return aligned({
        {QStringLiteral("Key"), referenceOf(key)},
        {QStringLiteral("State"), keyStateText(key.state)},
        {QStringLiteral("Client ID"), key.clientId.text()},
        {QStringLiteral("Secret"), QStringLiteral("kept in %1").arg(key.keychain)},
        {QStringLiteral("Note"), note.replace(QLatin1Char('\n'), QLatin1Char(' '))},
        {QStringLiteral("Created"), timeText(key.createdAt)},
        {QStringLiteral("Changed"), timeText(key.changedAt)},
        {QStringLiteral("Last used"), timeText(key.lastUsedAt)},
        {QStringLiteral("Id"), key.id.text()},
    });
}

/// The folder is the last column: it is the longest.
QStringList linesOf(const QList<Use> &uses)
{
    QList<QStringList> rows{{QStringLiteral("LAST USE"), QStringLiteral("TIMES"), QStringLiteral("PART"),
        QStringLiteral("PROGRAM"), QStringLiteral("HOST"), QStringLiteral("FOLDER")}};
    for (const Use &use : uses) {
        rows.append({timeText(use.lastAt), QString::number(use.count),
            usePartText(use.part).replace(QLatin1Char('_'), QLatin1Char(' ')), orDash(use.caller.program),
            orDash(use.host), orDash(use.caller.folder)});
    }
    return aligned(rows);
}

QJsonArray jsonOf(const QList<Use> &uses)
{
    QJsonArray array;
    for (const Use &use : uses) {
        array.append(jsonOf(use));
    }
    return array;
}

/// What `--uses` adds.
Task<Result<void>> showWithUses(const Arguments &arguments, Services &services, ApiKey key)
{
    const auto uses = co_await services.keyBook().uses(key.id);
    if (!uses) {
        co_return failureOf(uses);
    }
    if (arguments.has(QLatin1String("json"))) {
        QJsonObject object = jsonOf(key);
        object[QStringLiteral("uses")] = jsonOf(*uses);
        co_return printJson(object);
    }
    QStringList lines = linesOf(key) + QStringList(QString());
    if (uses->isEmpty()) {
        lines.append(services.settings().keepsUses() ? QStringLiteral("No uses are listed.")
                                                     : QStringLiteral("No uses are listed, and none will be: the list "
                                                                      "is off (keydesk-cli uses keep on)."));
    } else {
        lines += linesOf(*uses);
    }
    co_return printLine(lines.join(QLatin1Char('\n')));
}

Task<Result<void>> show(const Arguments &arguments, Services &services)
{
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    if (arguments.has(QLatin1String("uses"))) {
        co_return co_await showWithUses(arguments, services, *key);
    }
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(jsonOf(*key));
    }
    co_return printLine(linesOf(*key).join(QLatin1Char('\n')));
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {
    {.name = "uses", .help = "list also who used it, when, and for which host"},
    {.name = "json", .help = "print JSON"},
};

} // namespace

constexpr Command verbs::keysShow = {
    .name = "keys show",
    .summary = "Shows what is known of a key, without its secret",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli keys show Acme/Price --json\n"
               "keydesk-cli keys show Acme/Price --uses",
    .run = show,
};
