// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/columns.h>
#include <cli/filepassphrase.h>
#include <cli/jsonfields.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <core/keyreference.h>
#include <keys/backupfile.h>

namespace {

QJsonObject jsonOf(const BackupKey &key)
{
    return {
        {QStringLiteral("id"), key.id.text()},
        {QStringLiteral("space"), key.space.text()},
        {QStringLiteral("label"), key.label.text()},
        {QStringLiteral("client_id"), key.clientId.text()},
        {QStringLiteral("note"), key.note},
        {QStringLiteral("state"), key.removedAt.isValid() ? QStringLiteral("trash") : QStringLiteral("active")},
        {QStringLiteral("created_at"), jsonOf(key.createdAt)},
        {QStringLiteral("changed_at"), jsonOf(key.changedAt)},
        {QStringLiteral("previous_since"), jsonOf(key.previousSince)},
    };
}

Result<void> printAsJson(const Backup &backup)
{
    QHash<QString, int> counts; // by folded name
    for (const BackupKey &key : backup.keys()) {
        ++counts[key.space.folded()];
    }
    QJsonArray spaces;
    for (const BackupSpace &space : backup.spaces()) {
        const Space shown{SpaceId(QUuid()), space.name, space.settings, space.isSandbox};
        spaces.append(jsonOf(shown, counts.value(space.name.folded())));
    }
    QJsonArray keys;
    for (const BackupKey &key : backup.keys()) {
        keys.append(jsonOf(key));
    }
    return printJson(QJsonObject{
        {QStringLiteral("created_at"), jsonOf(backup.createdAt())},
        {QStringLiteral("spaces"), spaces},
        {QStringLiteral("keys"), keys},
        {QStringLiteral("missing"), QJsonArray::fromStringList(backup.missing())},
    });
}

Result<void> printAsText(const Backup &backup)
{
    note(QStringLiteral("Made at %1: %2 keys of %3 spaces.")
             .arg(backup.createdAt().toString(Qt::ISODate))
             .arg(backup.keys().size())
             .arg(backup.spaces().size()));
    if (!backup.missing().isEmpty()) {
        note(QStringLiteral("Not in it, since their secrets could not be read: %1.")
                 .arg(backup.missing().join(QLatin1String(", "))));
    }
    QList<QStringList> rows{{QStringLiteral("KEY"), QStringLiteral("CLIENT ID"), QStringLiteral("CHANGED"),
        QStringLiteral("STATE"), QStringLiteral("ID")}};
    for (const BackupKey &key : backup.keys()) {
        rows.append(
            {KeyReference::write(key.space, key.label), key.clientId.text(), key.changedAt.toString(Qt::ISODate),
                key.removedAt.isValid() ? QStringLiteral("trash") : QStringLiteral("active"), key.id.text()});
    }
    return printLine(aligned(rows).join(QLatin1Char('\n')));
}

Task<Result<void>> inspect(const Arguments &arguments)
{
    auto passphrase = readPassphraseOf(arguments.at(0));
    if (!passphrase) {
        co_return failureOf(passphrase);
    }
    const auto backup = co_await openBackup(arguments.at(0), std::move(*passphrase), arguments.stop);
    if (!backup) {
        co_return failureOf(backup);
    }
    co_return arguments.has(QLatin1String("json")) ? printAsJson(**backup) : printAsText(**backup);
}

constexpr Positional Positionals[] = {{.name = "FILE", .help = "the backup"}};
constexpr Option Options[] = {{.name = "json", .help = "print JSON"}};

} // namespace

constexpr Command verbs::backupInspect = {
    .name = "backup inspect",
    .summary = "Shows what is in a backup, without its secrets",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli backup inspect keydesk.age",
    .runAlone = inspect,
};
