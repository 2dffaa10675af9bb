// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <keys/keybook.h>

namespace {

Task<Result<void>> remove(const Arguments &arguments, Services &services)
{
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    const auto removed = co_await services.keyBook().remove(key->id);
    if (!removed) {
        co_return failureOf(removed);
    }
    const QString reference = referenceOf(*key);
    note(
        QStringLiteral("It stays there for 30 days; bring it back with: keydesk-cli keys restore '%1'").arg(reference));
    co_return printLine(QStringLiteral("Moved the key %1 to the trash.").arg(reference));
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};

} // namespace

constexpr Command verbs::keysRemove = {
    .name = "keys remove",
    .summary = "Moves a key to the trash, from where it can be restored for 30 days",
    .positionals = Positionals,
    .options = {},
    .example = "keydesk-cli keys remove Acme/Price",
    .run = remove,
};
