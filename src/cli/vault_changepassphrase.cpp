// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/vault.h>
#include <cli/output.h>
#include <cli/passphraseinput.h>
#include <cli/verbs.h>

namespace {

Task<Result<void>> run(const Arguments &, Services &services)
{
    Vault &vault = services.vault();
    // The one in force first: who does not know it need not think of another.
    if (const auto unlocked = co_await vault.unlock(); !unlocked) {
        co_return unlocked;
    }
    auto fresh = readNewPassphrase();
    if (!fresh) {
        co_return failureOf(fresh);
    }
    if (const auto changed = co_await vault.changePassphrase(std::move(*fresh)); !changed) {
        co_return changed;
    }
    note(QStringLiteral("Copies of the file from before, in backups for example, still open with the earlier one."));
    co_return printLine(QStringLiteral("The vault file opens with the new passphrase only."));
}

} // namespace

constexpr Command verbs::vaultChangePassphrase = {
    .name = "vault change-passphrase",
    .summary = "Gives the vault file a new passphrase; the one in force is asked for first",
    .positionals = {},
    .options = {},
    .example = "keydesk-cli vault change-passphrase\n"
               "keydesk-cli vault change-passphrase --passphrase-fd 3 3< old < new",
    .run = run,
};
