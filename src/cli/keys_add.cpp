// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/wording.h>
#include <cli/exitcode.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/secretinput.h>
#include <cli/streams.h>
#include <cli/verbs.h>

namespace {

/// The client id of the option, or of the input; both must agree.
Result<ClientId> chosenClientId(const Arguments &arguments, const SecretInput &input)
{
    const auto text = arguments.value(QLatin1String("client-id"));
    if (!text) {
        return input.clientId ? Result<ClientId>(*input.clientId)
                              : failure(ErrorKind::Usage,
                                  {QStringLiteral("--client-id is missing, and the input does not hold it."),
                                      QStringLiteral("See: keydesk-cli keys add --help")});
    }
    const auto clientId = ClientId::parse(*text);
    if (clientId && input.clientId && *clientId != *input.clientId) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("The client ID in the input ('%1') is not the one of --client-id ('%2').")
                    .arg(input.clientId->text(), clientId->text()),
                QStringLiteral("Leave out --client-id, or give the secret alone.")});
    }
    return clientId;
}

/// The label of the option, or else of the input.
Result<Label> chosenLabel(const Arguments &arguments, const SecretInput &input)
{
    const QString text = arguments.value(QLatin1String("label")).value_or(input.label);
    return text.isEmpty() && !arguments.has(QLatin1String("label")) ? failure(ErrorKind::Usage,
               {QStringLiteral("--label is missing, and the input does not hold it."),
                   QStringLiteral("See: keydesk-cli keys add --help")})
                                                                    : Label::parse(text);
}

/// Tries the key before it is stored. A refusal of the server ends the verb; a failure on the way does not: losing a key is
/// worse than storing one that was not tried.
Task<Result<SharedToken>> works(
    KeyBook &keyBook, SpaceSettings settings, ClientId clientId, Secret secret, std::stop_token stop)
{
    const auto test = co_await keyBook.testUnsaved(settings, clientId, std::move(secret), stop);
    if (!test) {
        co_return failureOf(test);
    }
    const std::optional<Error> &refusal = test->refusal;
    if (!refusal) {
        if (!test->token->missingScope.isEmpty()) {
            note(QStringLiteral("The key works, but was not granted: %1.")
                     .arg(test->token->missingScope.join(QLatin1String(", "))));
        }
        co_return test->token;
    }
    if (exitCodeFor(refusal->kind) == ExitCode::ServerRefused) {
        co_return tl::unexpected<Error>(*refusal);
    }
    note(QStringLiteral("%1 The key is stored all the same and was not tried.").arg(wordingFor(*refusal).sentence));
    co_return SharedToken();
}

Task<Result<void>> add(const Arguments &arguments, Services &services)
{
    KeyBook &keyBook = services.keyBook();
    // Nobody is asked for a secret that would go nowhere.
    if (arguments.has(QLatin1String("label")) || isTerminal(Stream::Input)) {
        if (const auto label = chosenLabel(arguments, {}); !label) {
            co_return failureOf(label);
        }
    }
    const auto space = co_await findSpace(keyBook, arguments.value(QLatin1String("space")).value_or(QString()));
    if (!space) {
        co_return failureOf(space);
    }
    auto input = readSecretInput(QStringLiteral("Client secret: "));
    if (!input) {
        co_return failureOf(input);
    }
    for (const QString &remark : input->remarks) {
        note(remark);
    }
    const auto clientId = chosenClientId(arguments, *input);
    if (!clientId) {
        co_return failureOf(clientId);
    }
    const auto label = chosenLabel(arguments, *input);
    if (!label) {
        co_return failureOf(label);
    }
    NewKey key{space->name, *label, *clientId, arguments.value(QLatin1String("note")).value_or(QString())};
    if (!arguments.has(QLatin1String("no-test"))) {
        Secret copy = input->secret.duplicate();
        const auto tested = co_await works(keyBook, space->settings, *clientId, std::move(copy), arguments.stop);
        if (!tested) {
            co_return failureOf(tested);
        }
        key.testedGood = *tested != nullptr;
        key.missingScope = *tested ? (*tested)->missingScope : QStringList();
    }
    const auto added = co_await keyBook.add(key, std::move(input->secret), arguments.stop);
    if (!added) {
        co_return failureOf(added);
    }
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(jsonOf(*added));
    }
    co_return printLine(QStringLiteral("Stored the key %1 in %2.").arg(referenceOf(*added), keyBook.keychainName()));
}

constexpr Option Options[] = {
    {.name = "space", .help = "the space that the key belongs to", .value = "NAME", .required = true},
    {.name = "label", .help = "your name for the key; not needed if the input holds it too", .value = "LABEL"},
    {.name = "client-id", .help = "the client ID; not needed if the input holds it too", .value = "ID"},
    {.name = "note", .help = "what the key is for", .value = "TEXT"},
    {.name = "no-test", .help = "store the key without asking the authorization server first"},
    {.name = "json", .help = "print the stored key as JSON, without its secret"},
};

} // namespace

constexpr Command verbs::keysAdd = {
    .name = "keys add",
    .summary = "Stores a key; its secret is read from standard input or a hidden prompt and goes into the keychain",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli keys add --space Acme --label 'Price monitor' --client-id 4f1c-a21b\n"
               "pass show acme/secret | keydesk-cli keys add --space Acme --label Price --client-id 4f1c-a21b\n"
               "keydesk-cli keys add --space Acme --label Price < key.json",
    .run = add,
    .hintWhenRefused
    = "Nothing was stored. Check the client ID, the secret and the space's settings, or add --no-test.",
};
