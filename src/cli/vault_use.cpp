// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/vault.h>
#include <cli/output.h>
#include <cli/verbs.h>

namespace {

Task<Result<void>> run(const Arguments &arguments, Services &services)
{
    const bool inVault = arguments.at(0) == QLatin1String("vault");
    const auto used = co_await services.vault().use(inVault ? SecretPlace::VaultFile : SecretPlace::Keychain);
    if (!used) {
        co_return used;
    }
    co_return printLine(inVault ? QStringLiteral("New keys are kept in the vault file from now on.")
                                : QStringLiteral("New keys are kept in the system's keychain from now on."));
}

constexpr Positional Positionals[] = {
    {.name = "PLACE", .help = "where new keys go; those in the other place stay there", .choices = "keychain|vault"}};

} // namespace

constexpr Command verbs::vaultUse = {
    .name = "vault use",
    .summary = "Chooses whether keys are kept in the system's keychain or in the vault file",
    .positionals = Positionals,
    .options = {},
    .example = "keydesk-cli vault use keychain",
    .run = run,
};
