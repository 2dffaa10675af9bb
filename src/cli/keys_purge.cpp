// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/confirmation.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <keys/keybook.h>

namespace {

Task<Result<void>> purge(const Arguments &arguments, Services &services)
{
    const auto key = co_await findInTrash(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    const QString reference = referenceOf(*key);
    if (const auto confirmed = confirmLoss(
            arguments, QStringLiteral("the key %1 (client ID %2) and its secret").arg(reference, key->clientId.text()));
        !confirmed) {
        co_return failureOf(confirmed);
    }
    const auto purged = co_await services.keyBook().purge(key->id);
    if (!purged) {
        co_return failureOf(purged);
    }
    co_return printLine(QStringLiteral("Purged the key %1 and its secret.").arg(reference));
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key in the trash, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {YesOption};

} // namespace

constexpr Command verbs::keysPurge = {
    .name = "keys purge",
    .summary = "Deletes a key in the trash and its secret for good",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli keys purge Acme/Price --yes",
    .run = purge,
};
