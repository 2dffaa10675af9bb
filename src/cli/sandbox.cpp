// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/columns.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <core/oneshot.h>
#include <sandbox/sandboxserver.h>

namespace {

Result<quint16> portOf(const Arguments &arguments)
{
    const auto text = arguments.value(QLatin1String("port"));
    if (!text) {
        return quint16(0);
    }
    bool isNumber = false;
    const quint16 port = text->toUShort(&isNumber);
    if (!isNumber) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("--port can't be '%1'.").arg(*text), QStringLiteral("Give a number from 0 to 65535.")});
    }
    return port;
}

Result<void> printAddresses(const SandboxServer &server, bool asJson)
{
    if (asJson) {
        return printJson(QJsonObject{
            {QStringLiteral("base_url"), server.baseUrl().toString()},
            {QStringLiteral("token_endpoint"), server.tokenEndpoint().toString()},
            {QStringLiteral("scope"), SandboxServer::scope()},
            {QStringLiteral("client_id"), SandboxServer::goodClientId()},
            {QStringLiteral("client_secret"), SandboxServer::goodClientSecret()},
        });
    }
    return printLine(aligned({
                                 {QStringLiteral("Base URL"), server.baseUrl().toString()},
                                 {QStringLiteral("Token endpoint"), server.tokenEndpoint().toString()},
                                 {QStringLiteral("Scope"), SandboxServer::scope()},
                                 {QStringLiteral("Client ID"), SandboxServer::goodClientId()},
                                 {QStringLiteral("Client secret"), SandboxServer::goodClientSecret()},
                             })
                         .join(QLatin1Char('\n')));
}

Task<Result<void>> serve(const Arguments &arguments)
{
    const auto port = portOf(arguments);
    if (!port) {
        co_return failureOf(port);
    }
    SandboxServer server;
    const SandboxServer::Options options{*port, arguments.has(QLatin1String("faults"))};
    if (const auto started = server.start(options); !started) {
        co_return failureOf(started);
    }
    if (const auto printed = printAddresses(server, arguments.has(QLatin1String("json"))); !printed) {
        co_return failureOf(printed);
    }
    note(QStringLiteral("The sandbox runs; this is practice, no key of yours goes there. Ctrl+C ends it."));
    OneShot<int> never;
    [[maybe_unused]] const auto ended = co_await never.ended(arguments.stop);
    server.stop();
    co_return {};
}

constexpr Option Options[] = {
    {.name = "port", .help = "the port to listen on; a free one without it", .value = "N"},
    {.name = "faults", .help = "also serve answers that break the rules, below /sandbox/faults/"},
    {.name = "json", .help = "print the addresses as JSON"},
};

} // namespace

constexpr Command verbs::sandbox = {
    .name = "sandbox",
    .summary = "Runs the practice server on this machine until it is interrupted, and prints how to reach it",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli sandbox --port 8180",
    .runAlone = serve,
    .endsByInterrupt = true,
};
