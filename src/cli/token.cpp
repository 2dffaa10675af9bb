// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/inspectionprinter.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <oauth/jwtclaims.h>

namespace {

Result<void> printToken(const Secret &token, QByteArrayView before)
{
    return token.reveal([before](QByteArrayView bytes) {
        QByteArray line;
        line.reserve(before.size() + bytes.size() + 1); // no growing: a moved buffer would leave a copy behind
        line.append(before).append(bytes).append('\n');
        auto written = writeOut(line);
        wipe(line);
        return written;
    });
}

Result<void> printAsJson(const KeyToken &answer)
{
    const AccessToken &token = *answer.token;
    return printJson(QJsonObject{
        {QStringLiteral("access_token"),
            token.value.reveal([](QByteArrayView bytes) { return QString::fromLatin1(bytes); })},
        {QStringLiteral("expires_at"), jsonOf(token.expiresAt)},
        {QStringLiteral("scope"), token.granted.text()},
        {QStringLiteral("cached"), answer.cached},
    });
}

Result<void> printClaims(const Secret &token)
{
    const auto claims = JwtClaims::read(token);
    if (!claims) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("The token is not a JWT, so it has no claims to show."),
                QStringLiteral("Leave out --claims.")});
    }
    return printJson(claims->all);
}

/// The forms that were asked for; '--inspect --json' is one.
Result<void> checkForms(const Arguments &arguments)
{
    const bool inspects = arguments.has(QLatin1String("inspect"));
    const int forms = arguments.has(QLatin1String("header")) + arguments.has(QLatin1String("claims")) + inspects
        + (arguments.has(QLatin1String("json")) && !inspects);
    return forms <= 1 ? Result<void>()
                      : failure(ErrorKind::Usage,
                          {QStringLiteral("--header, --claims, --inspect and --json exclude each other, but for "
                                          "--inspect --json."),
                              QStringLiteral("See: keydesk-cli token --help")});
}

Task<Result<void>> inspectTokenOf(const Arguments &arguments, Services &services, ApiKey key, SharedToken token)
{
    const auto space = co_await services.keyBook().space(key.spaceName);
    if (!space) {
        co_return failureOf(space);
    }
    const TokenAsker asker{space->settings, key.clientId};
    co_return printInspection(token->value, asker, services.clock().now(), arguments.has(QLatin1String("json")));
}

Result<void> print(const Arguments &arguments, const KeyToken &answer)
{
    if (arguments.has(QLatin1String("json"))) {
        return printAsJson(answer);
    }
    const bool asHeader = arguments.has(QLatin1String("header"));
    return printToken(answer.token->value, asHeader ? QByteArrayView("Authorization: Bearer ") : QByteArrayView());
}

Task<Result<void>> printTokenOf(const Arguments &arguments, Services &services)
{
    if (const auto forms = checkForms(arguments); !forms) {
        co_return failureOf(forms);
    }
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    const auto answer = co_await services.keyBook().token(key->id, arguments.stop);
    if (!answer) {
        co_return failureOf(answer);
    }
    const AccessToken &token = *answer->token;
    if (!token.missingScope.isEmpty()) {
        note(QStringLiteral("The token was not granted: %1.").arg(token.missingScope.join(QLatin1String(", "))));
    }
    if (arguments.has(QLatin1String("inspect"))) {
        co_return co_await inspectTokenOf(arguments, services, *key, answer->token);
    }
    if (arguments.has(QLatin1String("claims"))) {
        co_return printClaims(token.value);
    }
    if (const auto printed = print(arguments, *answer); !printed) {
        co_return printed;
    }
    // Whoever waits for the token has it; that its use could not be noted does not take it away.
    (void)co_await services.keyBook().markHandedOut(key->id, KeyBook::Handed::Token);
    co_return {};
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {
    {.name = "header", .help = "print it as an Authorization header"},
    {.name = "claims", .help = "print what the token says instead of the token"},
    {.name = "inspect", .help = "explain what the token says, beside what the space asks for"},
    {.name = "json", .help = "print token, expiry and scope as JSON; with --inspect: what it says, without the token"},
};

} // namespace

constexpr Command verbs::token = {
    .name = "token",
    .summary = "Prints an access token for a key and nothing else",
    .positionals = Positionals,
    .options = Options,
    .example = "curl -H \"$(keydesk-cli token Acme/Price --header)\" https://api.sellytics.com/jobs/v1\n"
               "keydesk-cli token Acme/Price --claims\n"
               "keydesk-cli token Acme/Price --inspect",
    .run = printTokenOf,
    .asksKeychain = true,
};
