// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/confirmation.h>
#include <cli/filepassphrase.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <keys/backupfile.h>
#include <keys/keybook.h>
#include <QFileInfo>

namespace {

/// Nobody is asked for a passphrase for a file that can't be written.
Result<void> mayBeWritten(const Arguments &arguments, const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (file.isDir()) {
        return failure(ErrorKind::FileUnwritable, {path, QStringLiteral("it is a folder")});
    }
    if (!folder.isDir()) {
        return failure(ErrorKind::FileUnwritable, {path, QStringLiteral("there is no such folder")});
    }
    return file.exists() ? confirmLoss(arguments, QStringLiteral("what the file '%1' holds now").arg(path))
                         : Result<void>();
}

void remark(const CollectedBackup &collected, const QString &path)
{
    if (!collected.missing.isEmpty()) {
        note(QStringLiteral("Not in the backup, since their secrets can't be read: %1.")
                 .arg(collected.missing.join(QLatin1String(", "))));
    }
    note(QStringLiteral("Without its passphrase nobody can open '%1'. Try it with: keydesk-cli backup inspect")
             .arg(path));
}

Task<Result<void>> create(const Arguments &arguments, Services &services)
{
    const QString path = arguments.at(0);
    if (const auto writable = mayBeWritten(arguments, path); !writable) {
        co_return writable;
    }
    auto passphrase = readPassphrase(Asked::Twice);
    if (!passphrase) {
        co_return failureOf(passphrase);
    }
    if (passphrase->size() < ShortPassphrase) {
        note(QStringLiteral(
            "The passphrase is short: whoever gets the file may guess it. Six words picked at random are "
            "better."));
    }
    const Partial partial = arguments.has(QLatin1String("partial")) ? Partial::Allowed : Partial::Refused;
    const KeyProgress untold;
    auto collected = co_await services.keyBook().collectBackup(partial, untold, arguments.stop);
    if (!collected) {
        co_return failureOf(collected);
    }
    const AgeForm form = arguments.has(QLatin1String("armor")) ? AgeForm::Armored : AgeForm::Binary;
    const auto saved
        = co_await saveBackup(path, std::move(collected->document), std::move(*passphrase), form, arguments.stop);
    if (!saved) {
        co_return saved;
    }
    remark(*collected, path);
    co_return printLine(QStringLiteral("Backed up. Keys: %1, spaces: %2, file: %3")
                            .arg(collected->keys)
                            .arg(collected->spaces)
                            .arg(path));
}

constexpr Positional Positionals[] = {{.name = "FILE", .help = "where to; the age program opens it too"}};
constexpr Option Options[] = {
    {.name = "armor", .help = "as text, for where bytes do not get through"},
    {.name = "partial", .help = "also when secrets can't be read; the backup names the keys that it lacks"},
    YesOption,
};

} // namespace

constexpr Command verbs::backupCreate = {
    .name = "backup create",
    .summary = "Writes all spaces and keys with their secrets to a file, encrypted with a passphrase",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli backup create keydesk.age",
    .run = create,
    .asksKeychain = true,
};
