// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <keys/keybook.h>

namespace {

Task<Result<void>> restore(const Arguments &arguments, Services &services)
{
    const auto key = co_await findInTrash(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    const auto restored = co_await services.keyBook().restore(key->id);
    if (!restored) {
        co_return failureOf(restored);
    }
    co_return printLine(QStringLiteral("Restored the key %1.").arg(referenceOf(*restored)));
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key in the trash, as SPACE/LABEL or its id"}};

} // namespace

constexpr Command verbs::keysRestore = {
    .name = "keys restore",
    .summary = "Takes a key out of the trash",
    .positionals = Positionals,
    .options = {},
    .example = "keydesk-cli keys restore Acme/Price",
    .run = restore,
};
