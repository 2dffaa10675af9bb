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
    if (vault.exists()) {
        co_return failure(ErrorKind::VaultExists, {vault.path()});
    }
    auto passphrase = readNewPassphrase();
    if (!passphrase) {
        co_return failureOf(passphrase);
    }
    if (const auto created = co_await vault.create(std::move(*passphrase)); !created) {
        co_return created;
    }
    co_return printLine(
        QStringLiteral("Made the vault file '%1'; new keys are kept in it from now on.").arg(vault.path()));
}

} // namespace

constexpr Command verbs::vaultCreate = {
    .name = "vault create",
    .summary = "Makes a file that a passphrase opens and keeps keys in it, where there is no keychain",
    .positionals = {},
    .options = {},
    .example = "keydesk-cli vault create\n"
               "keydesk-cli vault create < passphrase",
    .run = run,
};
