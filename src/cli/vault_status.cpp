// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/vault.h>
#include <cli/columns.h>
#include <cli/jsonfields.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <QFileInfo>

namespace {

QString wordOf(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return QStringLiteral("keychain");
    case SecretPlace::VaultFile:
        return QStringLiteral("vault");
    case SecretPlace::ThisRun:
        return QStringLiteral("run");
    }
    Q_UNREACHABLE();
}

/// How many keys of the list, trash included, are in the vault.
Task<Result<qsizetype>> countInVault(KeyBook &keyBook)
{
    const auto keys = co_await keyBook.keys(KeyBook::Which::All);
    if (!keys) {
        co_return failureOf(keys);
    }
    co_return std::count_if(
        keys->cbegin(), keys->cend(), [](const ApiKey &key) { return key.keychain == QLatin1String("vault"); });
}

Task<Result<void>> run(const Arguments &arguments, Services &services)
{
    const Vault &vault = services.vault();
    const auto keys = co_await countInVault(services.keyBook());
    if (!keys) {
        co_return failureOf(keys);
    }
    const QFileInfo file(vault.path());
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(QJsonObject{
            {QStringLiteral("in_use"), wordOf(vault.inUse())},
            {QStringLiteral("path"), vault.path()},
            {QStringLiteral("exists"), vault.exists()},
            {QStringLiteral("changed_at"), jsonOf(file.lastModified().toUTC())},
            {QStringLiteral("keys"), *keys},
        });
    }
    const QList<QStringList> rows{
        {QStringLiteral("in use"), wordOf(vault.inUse())},
        {QStringLiteral("vault file"), vault.exists() ? vault.path() : QStringLiteral("none")},
        {QStringLiteral("keys in it"), QString::number(*keys)},
    };
    co_return printLine(aligned(rows).join(QLatin1Char('\n')));
}

constexpr Option Options[] = {{.name = "json", .help = "print JSON"}};

} // namespace

constexpr Command verbs::vaultStatus = {
    .name = "vault status",
    .summary = "Says where secrets are kept and whether there is a vault file; asks for no passphrase",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli vault status --json",
    .run = run,
};
