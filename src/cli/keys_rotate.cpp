// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/secretinput.h>
#include <cli/verbs.h>

namespace {

Task<Result<ApiKey>> rotate(KeyBook &keyBook, ApiKey key, const Arguments &arguments)
{
    auto input = readSecretInput(QStringLiteral("New client secret: "));
    if (!input) {
        co_return failureOf(input);
    }
    for (const QString &remark : input->remarks) {
        note(remark);
    }
    const std::optional<ClientId> &named = input->clientId;
    if (named && *named != key.clientId) {
        co_return failure(ErrorKind::Usage,
            {QStringLiteral("The client ID in the input ('%1') is not the key's ('%2').")
                    .arg(named->text(), key.clientId.text()),
                QStringLiteral("Store it as a key of its own with: keydesk-cli keys add")});
    }
    const Rotation how{arguments.has(QLatin1String("keep-old")), arguments.has(QLatin1String("no-test"))};
    co_return co_await keyBook.rotate(key.id, std::move(input->secret), how, arguments.stop);
}

QString outcome(const ApiKey &key, bool rolledBack)
{
    const QString reference = referenceOf(key);
    return rolledBack ? QStringLiteral("The earlier secret of the key %1 is in force again.").arg(reference)
                      : QStringLiteral("The key %1 has its new secret.").arg(reference);
}

Task<Result<void>> run(const Arguments &arguments, Services &services)
{
    const bool rollsBack = arguments.has(QLatin1String("rollback"));
    if (rollsBack && (arguments.has(QLatin1String("keep-old")) || arguments.has(QLatin1String("no-test")))) {
        co_return failure(ErrorKind::Usage,
            {QStringLiteral("--rollback takes neither --keep-old nor --no-test."),
                QStringLiteral("See: keydesk-cli keys rotate --help")});
    }
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    Result<ApiKey> changed = *key;
    if (rollsBack) {
        changed = co_await services.keyBook().rollBack(key->id);
    } else {
        changed = co_await rotate(services.keyBook(), *key, arguments);
    }
    if (!changed) {
        co_return failureOf(changed);
    }
    if (changed->state == KeyState::Works && !changed->missingScope.isEmpty()) {
        note(QStringLiteral("The key works, but was not granted: %1.")
                 .arg(changed->missingScope.join(QLatin1String(", "))));
    }
    note(QStringLiteral(
        "The other secret is kept until this one has fetched a token. Until then 'keydesk-cli keys rotate "
        "--rollback' brings it back."));
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(jsonOf(*changed));
    }
    co_return printLine(outcome(*changed, rollsBack));
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {
    {.name = "keep-old", .help = "keep the old secret for good, as a key of its own"},
    {.name = "no-test", .help = "put the secret in force without asking the authorization server first"},
    {.name = "rollback", .help = "put the earlier secret in force again, while it is kept"},
    {.name = "json", .help = "print the changed key as JSON, without its secret"},
};

} // namespace

constexpr Command verbs::keysRotate = {
    .name = "keys rotate",
    .summary = "Gives a key a new secret, read from standard input or a hidden prompt, once it has proven to work",
    .positionals = Positionals,
    .options = Options,
    .example = "pass show acme/new-secret | keydesk-cli keys rotate Acme/Price\n"
               "keydesk-cli keys rotate Acme/Price --keep-old\n"
               "keydesk-cli keys rotate --rollback Acme/Price",
    .run = run,
    .hintWhenRefused = "Nothing was changed: the old secret is in force. Check the new one, or add --no-test.",
};
