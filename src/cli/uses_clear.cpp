// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/confirmation.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <keys/keybook.h>

namespace {

/// Confirms and does it; `whose` is 'of all keys' or 'of the key Acme/Price'.
Task<Result<void>> clear(const Arguments &arguments, Services &services, QString whose, std::optional<KeyId> key)
{
    if (const auto confirmed = confirmLoss(arguments, QStringLiteral("the list of uses %1").arg(whose)); !confirmed) {
        co_return failureOf(confirmed);
    }
    const auto cleared = co_await services.keyBook().clearUses(key);
    if (!cleared) {
        co_return failureOf(cleared);
    }
    co_return printLine(QStringLiteral("Cleared the list of uses %1.").arg(whose));
}

Task<Result<void>> run(const Arguments &arguments, Services &services)
{
    if (arguments.at(0).isEmpty()) {
        co_return co_await clear(arguments, services, QStringLiteral("of all keys"), std::nullopt);
    }
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    co_return co_await clear(arguments, services, QStringLiteral("of the key %1").arg(referenceOf(*key)), key->id);
}

constexpr Positional Positionals[]
    = {{.name = "REF", .help = "only that of this key, named as SPACE/LABEL or by its id", .required = false}};
constexpr Option Options[] = {YesOption};

} // namespace

constexpr Command verbs::usesClear = {
    .name = "uses clear",
    .summary = "Clears the list of who used keys, for good",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli uses clear --yes\n"
               "keydesk-cli uses clear Acme/Price --yes",
    .run = run,
};
