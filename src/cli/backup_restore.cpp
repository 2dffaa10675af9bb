// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/wording.h>
#include <cli/columns.h>
#include <cli/confirmation.h>
#include <cli/filepassphrase.h>
#include <cli/jsonfields.h>
#include <cli/output.h>
#include <cli/streams.h>
#include <cli/verbs.h>
#include <keys/backupfile.h>
#include <keys/keybook.h>

namespace {

struct StandingWords {
    const char *word; ///< the stable one of the JSON
    const char *meaning; ///< for a person
};

StandingWords wordsOf(const PlannedKey &key)
{
    switch (key.standing) {
    case Standing::New:
        return {"new", "comes in"};
    case Standing::Same:
        return {"same", "is here already"};
    case Standing::NewerInBackup:
        return {"newer-in-backup", "gets the secret of the backup, which is newer"};
    case Standing::NewerHere:
        return {
            "newer-here", key.isTaken ? "gets the secret of the backup, though ours is newer" : "stays: ours is newer"};
    case Standing::EntryGone:
        return {"entry-gone", "gets its secret back, which the keychain has lost"};
    case Standing::InTrash:
        return {"in-trash", key.isTaken ? "comes out of the trash" : "stays in the trash here"};
    case Standing::TwoHere:
        return {"two-here", "stays: two secrets are kept here already; test it or roll it back first"};
    case Standing::Unreadable:
        return {"unreadable", "stays: its keychain is not in use"};
    }
    Q_UNREACHABLE();
}

QJsonObject jsonOfPlan(const Backup &backup, const RestorePlan &plan)
{
    QJsonArray spaces;
    for (const PlannedSpace &space : plan.spaces) {
        spaces.append(QJsonObject{{QStringLiteral("name"), space.name.text()}, {QStringLiteral("new"), space.isNew},
            {QStringLiteral("settings_differ"), space.settingsDiffer}});
    }
    QJsonArray keys;
    for (const PlannedKey &key : plan.keys) {
        keys.append(QJsonObject{{QStringLiteral("id"), key.id.text()}, {QStringLiteral("space"), key.space.text()},
            {QStringLiteral("label"), key.label.text()},
            {QStringLiteral("label_in_backup"), backup.keys().at(key.index).label.text()},
            {QStringLiteral("standing"), QString::fromLatin1(wordsOf(key).word)},
            {QStringLiteral("restored"), key.isTaken}});
    }
    return {{QStringLiteral("created_at"), jsonOf(backup.createdAt())}, {QStringLiteral("spaces"), spaces},
        {QStringLiteral("keys"), keys}, {QStringLiteral("missing"), QJsonArray::fromStringList(backup.missing())}};
}

/// What changes and what stays on purpose; of what is here already only how many.
QString textOfPlan(const RestorePlan &plan)
{
    QList<QStringList> rows;
    for (const PlannedSpace &space : plan.spaces) {
        if (space.isNew || space.settingsDiffer) {
            rows.append({space.name.text(),
                space.isNew ? QStringLiteral("space is created") : QStringLiteral("space keeps its settings here")});
        }
    }
    for (const PlannedKey &key : plan.keys) {
        if (key.standing != Standing::Same) {
            rows.append({KeyReference::write(key.space, key.label), QString::fromLatin1(wordsOf(key).meaning)});
        }
    }
    return aligned(rows).join(QLatin1Char('\n'))
        + QStringLiteral("\n%1 keys are here already as they are in the backup.\n").arg(plan.count(Standing::Same));
}

/// The keys that --take-backup names: by id, or by their names here or there.
Result<QSet<KeyId>> chosenKeys(const Arguments &arguments, const Backup &backup, const RestorePlan &plan)
{
    QSet<KeyId> chosen;
    for (const QString &text : arguments.values(QLatin1String("take-backup"))) {
        const auto reference = KeyReference::parse(text);
        if (!reference) {
            return failureOf(reference);
        }
        const auto found = std::find_if(plan.keys.begin(), plan.keys.end(), [&](const PlannedKey &key) {
            const BackupKey &there = backup.keys().at(key.index);
            const auto isNamed = [&reference](const SpaceName &space, const Label &label) {
                return reference->space && reference->label && space.folded() == reference->space->folded()
                    && label.folded() == reference->label->folded();
            };
            return reference->id ? key.id == *reference->id
                                 : isNamed(key.space, key.label) || isNamed(there.space, there.label);
        });
        if (found == plan.keys.end()) {
            return failure(ErrorKind::NoSuchKey, {text});
        }
        chosen.insert(found->id);
    }
    return chosen;
}

Result<void> report(const Arguments &arguments, const Backup &backup, const RestorePlan &plan, const Restored &restored)
{
    if (arguments.has(QLatin1String("json"))) {
        QJsonObject json = jsonOfPlan(backup, plan);
        json[QStringLiteral("done")] = static_cast<int>(restored.keys.size());
        if (const auto printed = printJson(json); !printed) {
            return printed;
        }
    } else if (const auto printed = printLine(QStringLiteral("Keys restored: %1.").arg(restored.keys.size()));
               !printed) {
        return printed;
    }
    if (const std::optional<Error> &trouble = restored.trouble) {
        note(QStringLiteral("%1 of %2 keys are restored; do this again for the others.")
                 .arg(restored.keys.size())
                 .arg(plan.taken()));
        return tl::unexpected<Error>(*trouble);
    }
    return {};
}

Result<void> mustBeConfirmed(const Arguments &arguments, const RestorePlan &plan)
{
    const auto spaces
        = std::count_if(plan.spaces.begin(), plan.spaces.end(), [](const PlannedSpace &space) { return space.isNew; });
    return confirmRestore(arguments, QStringLiteral("%1 keys, %2 new spaces").arg(plan.taken()).arg(spaces));
}

/// With what --take-backup names.
Task<Result<RestorePlan>> planFor(const Arguments &arguments, KeyBook &keyBook, std::shared_ptr<const Backup> backup)
{
    const QSet<KeyId> none;
    const auto plan = co_await keyBook.planRestore(backup, none, arguments.stop);
    if (!plan) {
        co_return failureOf(plan);
    }
    const auto chosen = chosenKeys(arguments, *backup, *plan);
    if (!chosen) {
        co_return failureOf(chosen);
    }
    if (chosen->isEmpty()) {
        co_return plan;
    }
    co_return co_await keyBook.planRestore(backup, *chosen, arguments.stop);
}

Task<Result<void>> restore(const Arguments &arguments, Services &services)
{
    auto passphrase = readPassphraseOf(arguments.at(0));
    if (!passphrase) {
        co_return failureOf(passphrase);
    }
    const auto backup = co_await openBackup(arguments.at(0), std::move(*passphrase), arguments.stop);
    if (!backup) {
        co_return failureOf(backup);
    }
    KeyBook &keyBook = services.keyBook();
    const auto plan = co_await planFor(arguments, keyBook, *backup);
    if (!plan) {
        co_return failureOf(plan);
    }
    const bool isJson = arguments.has(QLatin1String("json"));
    if (arguments.has(QLatin1String("dry-run"))) {
        co_return isJson ? printJson(jsonOfPlan(**backup, *plan)) : writeOut(textOfPlan(*plan).toUtf8());
    }
    if (!isJson) {
        [[maybe_unused]] const auto shown = writeAll(Stream::Error, harmlessForTerminal(textOfPlan(*plan).toUtf8()));
    }
    if (const auto confirmed = mustBeConfirmed(arguments, *plan); !confirmed) {
        co_return confirmed;
    }
    const KeyProgress untold;
    const auto restored = co_await keyBook.restoreBackup(*backup, *plan, untold, arguments.stop);
    if (!restored) {
        co_return failureOf(restored);
    }
    co_return report(arguments, **backup, *plan, *restored);
}

constexpr Positional Positionals[] = {{.name = "FILE", .help = "the backup"}};
constexpr Option Options[] = {
    {.name = "dry-run", .help = "show what would be restored, and change nothing"},
    {.name = "take-backup",
        .help = "take the backup's secret of this key though ours is newer, or though it lies in the trash here",
        .value = "REF",
        .repeats = true},
    {.name = "json", .help = "print the plan and what came of it as JSON"},
    YesOption,
};

} // namespace

constexpr Command verbs::backupRestore = {
    .name = "backup restore",
    .summary = "Brings back the spaces and keys of a backup, merged with those that are here",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli backup restore keydesk.age --dry-run",
    .run = restore,
};
