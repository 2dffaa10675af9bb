// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>

namespace {

Result<void> printOutcome(const ApiKey &key, const KeyTest &test)
{
    const AccessToken &token = *test.token;
    QString line = QStringLiteral("The key %1 works: a token was granted after %2 ms")
                       .arg(referenceOf(key))
                       .arg(test.took.count());
    line += token.lifetime ? QStringLiteral(", good for %1 s.").arg(token.lifetime->count())
                           : QStringLiteral(", for one request only.");
    if (!token.granted.isEmpty()) {
        line += QStringLiteral(" Scope: %1.").arg(token.granted.text());
    }
    return printLine(line);
}

Task<Result<void>> test(const Arguments &arguments, Services &services)
{
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    const auto outcome = co_await services.keyBook().test(key->id, arguments.stop);
    if (!outcome) {
        co_return failureOf(outcome);
    }
    if (arguments.has(QLatin1String("json"))) {
        if (const auto printed = printJson(jsonOf(*outcome)); !printed) {
            co_return failureOf(printed);
        }
    }
    if (const std::optional<Error> &refusal = outcome->refusal) {
        co_return tl::unexpected<Error>(*refusal);
    }
    if (!outcome->token->missingScope.isEmpty()) {
        note(QStringLiteral("The key works, but was not granted: %1.")
                 .arg(outcome->token->missingScope.join(QLatin1String(", "))));
    }
    co_return arguments.has(QLatin1String("json")) ? Result<void>() : printOutcome(*key, *outcome);
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {{.name = "json", .help = "print the outcome as JSON, also after a refusal"}};

} // namespace

constexpr Command verbs::keysTest = {
    .name = "keys test",
    .summary = "Asks the authorization server for a token with a key and tells the outcome",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli keys test Acme/Price --json",
    .run = test,
};
