// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
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

Task<Result<void>> printTokenOf(const Arguments &arguments, Services &services)
{
    const bool asHeader = arguments.has(QLatin1String("header"));
    const bool asClaims = arguments.has(QLatin1String("claims"));
    const bool asJson = arguments.has(QLatin1String("json"));
    if (asHeader + asClaims + asJson > 1) {
        co_return failure(ErrorKind::Usage,
            {QStringLiteral("--header, --claims and --json exclude each other."),
                QStringLiteral("See: keydesk-cli token --help")});
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
    if (asJson) {
        co_return printAsJson(*answer);
    }
    if (asClaims) {
        co_return printClaims(token.value);
    }
    co_return printToken(token.value, asHeader ? QByteArrayView("Authorization: Bearer ") : QByteArrayView());
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {
    {.name = "header", .help = "print it as an Authorization header"},
    {.name = "claims", .help = "print what the token says instead of the token"},
    {.name = "json", .help = "print token, expiry and scope as JSON"},
};

} // namespace

constexpr Command verbs::token = {
    .name = "token",
    .summary = "Prints an access token for a key and nothing else",
    .positionals = Positionals,
    .options = Options,
    .example = "curl -H \"$(keydesk-cli token Acme/Price --header)\" https://api.sellytics.com/jobs/v1\n"
               "keydesk-cli token Acme/Price --claims",
    .run = printTokenOf,
    .asksKeychain = true,
};
