// SPDX-License-Identifier: GPL-3.0-or-later
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

Task<Result<void>> show(const Arguments &arguments, Services &services)
{
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(jsonOf(*key));
    }
    QString note = key->note;
    const QList<QStringList> rows{
        {QStringLiteral("Key"), referenceOf(*key)},
        {QStringLiteral("State"), keyStateText(key->state)},
        {QStringLiteral("Client ID"), key->clientId.text()},
        {QStringLiteral("Secret"), QStringLiteral("kept in %1").arg(key->keychain)},
        {QStringLiteral("Note"), note.replace(QLatin1Char('\n'), QLatin1Char(' '))},
        {QStringLiteral("Created"), timeText(key->createdAt)},
        {QStringLiteral("Changed"), timeText(key->changedAt)},
        {QStringLiteral("Last used"), timeText(key->lastUsedAt)},
        {QStringLiteral("Id"), key->id.text()},
    };
    co_return printLine(aligned(rows).join(QLatin1Char('\n')));
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {{.name = "json", .help = "print JSON"}};

} // namespace

constexpr Command verbs::keysShow = {
    .name = "keys show",
    .summary = "Shows what is known of a key, without its secret",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli keys show Acme/Price --json",
    .run = show,
};
