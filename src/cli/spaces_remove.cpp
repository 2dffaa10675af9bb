// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/confirmation.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <keys/keybook.h>

namespace {

constexpr qsizetype MostNamed = 10;

/// 'the space 'Acme' with 2 keys and their secrets (Acme/Import, Acme/Price)'
QString lossOf(const Space &space, QStringList references)
{
    const qsizetype count = references.size();
    references.sort();
    QString named = references.mid(0, MostNamed).join(QLatin1String(", "));
    if (count > MostNamed) {
        named += QStringLiteral(" and %1 more").arg(count - MostNamed);
    }
    return QStringLiteral("the space '%1' with %2 %3 (%4)")
        .arg(space.name.text(), QString::number(count),
            count == 1 ? QStringLiteral("key and its secret") : QStringLiteral("keys and their secrets"), named);
}

Task<Result<void>> remove(const Arguments &arguments, Services &services)
{
    const auto space = co_await findSpace(services.keyBook(), arguments.at(0));
    if (!space) {
        co_return failureOf(space);
    }
    const auto keys = co_await services.keyBook().keys(KeyBook::Which::All);
    if (!keys) {
        co_return failureOf(keys);
    }
    QStringList references;
    for (const ApiKey &key : *keys) {
        if (key.space == space->id) {
            references.append(
                referenceOf(key) + (key.state == KeyState::Trash ? QLatin1String(" in trash") : QLatin1String()));
        }
    }
    if (!references.isEmpty()) {
        if (const auto confirmed = confirmLoss(arguments, lossOf(*space, references)); !confirmed) {
            co_return failureOf(confirmed);
        }
    }
    const auto removed = co_await services.keyBook().removeSpace(space->id, !references.isEmpty());
    if (!removed) {
        co_return failureOf(removed);
    }
    co_return printLine(QStringLiteral("Removed the space '%1'.").arg(space->name.text()));
}

constexpr Positional Positionals[] = {{.name = "NAME", .help = "the name of the space"}};
constexpr Option Options[] = {YesOption};

} // namespace

constexpr Command verbs::spacesRemove = {
    .name = "spaces remove",
    .summary = "Removes a space; with keys in it, they and their secrets go for good",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli spaces remove Acme\n"
               "keydesk-cli spaces remove Acme --yes",
    .run = remove,
};
