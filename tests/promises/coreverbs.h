// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <keys/backupfile.h>
#include <keys/keybook.h>
#include <QCoreApplication>
#include <QFile>

// What the programs of the promises do with a key, in whatever store theirs is.

inline Secret readSecret()
{
    QFile input;
    return input.open(stdin, QFile::ReadOnly) ? Secret(input.readAll()) : Secret("");
}

template <class T> Result<void> withoutValue(const Result<T> &result)
{
    return result ? Result<void>() : failureOf(result);
}

inline Task<Result<void>> addKey(KeyBook &book, QStringList words)
{
    const NewKey key{.space = *SpaceName::parse(words.at(1)),
        .label = *Label::parse(words.at(2)),
        .clientId = *ClientId::parse(words.at(3))};
    const auto added = co_await book.add(key, readSecret());
    co_return withoutValue(added);
}

constexpr int QuickWork = 4; ///< a passphrase that costs next to nothing to try

/// The passphrase comes on standard input.
inline Task<Result<void>> createBackup(KeyBook &book, QString path)
{
    auto collected = co_await book.collectBackup(Partial::Refused);
    if (!collected) {
        co_return failureOf(collected);
    }
    const std::stop_token never;
    co_return co_await saveBackup(
        path, std::move(collected->document), readSecret(), AgeForm::Binary, never, QuickWork);
}

/// With the backup's secret of every key that has a younger one here. The passphrase comes on standard input.
inline Task<Result<void>> restoreBackup(KeyBook &book, QString path)
{
    const auto backup = co_await openBackup(path, readSecret());
    if (!backup) {
        co_return failureOf(backup);
    }
    QSet<KeyId> all;
    for (const BackupKey &key : (*backup)->keys()) {
        all.insert(key.id);
    }
    const auto plan = co_await book.planRestore(*backup, all);
    if (!plan) {
        co_return failureOf(plan);
    }
    const auto restored = co_await book.restoreBackup(*backup, *plan);
    if (restored && restored->trouble) {
        co_return tl::unexpected<Error>(*restored->trouble);
    }
    co_return withoutValue(restored);
}

/// With the keys in it.
inline Task<Result<void>> removeSpace(KeyBook &book, QString name)
{
    const auto space = co_await book.space(*SpaceName::parse(name));
    if (!space) {
        co_return failureOf(space);
    }
    co_return co_await book.removeSpace(space->id, true);
}

/// One call of the key book; `words` as on the command line.
inline Task<Result<void>> performVerb(KeyBook &book, QStringList words)
{
    const QString &verb = words.first();
    if (verb == QLatin1String("add")) {
        co_return co_await addKey(book, words);
    }
    if (verb == QLatin1String("create-backup")) {
        co_return co_await createBackup(book, words.at(1));
    }
    if (verb == QLatin1String("restore-backup")) {
        co_return co_await restoreBackup(book, words.at(1));
    }
    if (verb == QLatin1String("remove-space")) {
        co_return co_await removeSpace(book, words.at(1));
    }
    const auto key = co_await book.find(*KeyReference::parse(words.at(1)));
    if (!key) {
        co_return failureOf(key);
    }
    if (verb == QLatin1String("edit")) {
        const KeyChange change{.label = *Label::parse(words.at(2))};
        co_return withoutValue(co_await book.edit(key->id, change));
    }
    if (verb == QLatin1String("rotate")) {
        const Rotation untried{.noTest = true};
        co_return withoutValue(co_await book.rotate(key->id, readSecret(), untried));
    }
    if (verb == QLatin1String("roll-back")) {
        co_return withoutValue(co_await book.rollBack(key->id));
    }
    if (verb == QLatin1String("remove")) {
        co_return withoutValue(co_await book.remove(key->id));
    }
    if (verb == QLatin1String("restore")) {
        co_return withoutValue(co_await book.restore(key->id));
    }
    co_return co_await book.purge(key->id);
}

/// The program: runs `run` on the words behind its name.
inline int runVerbs(int argc, char **argv, Task<Result<void>> (*run)(QStringList words))
{
    QCoreApplication application(argc, argv);
    QObject context;
    int code = 0;
    whenEnded(run(QCoreApplication::arguments().mid(1)), &context, [&](const Result<void> &outcome) {
        if (!outcome) {
            const Error &error = outcome.error();
            std::fprintf(stderr, "error kind %d%s: %s\n", static_cast<int>(error.kind),
                error.kind == ErrorKind::DiskFull ? ", no room left on the disk" : "",
                qPrintable(error.arguments.join(QStringLiteral(", "))));
        }
        code = outcome ? 0 : 1;
        QMetaObject::invokeMethod(
            &context, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return code;
}
