// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/inspectionprinter.h>
#include <cli/lookup.h>
#include <cli/streams.h>
#include <cli/verbs.h>
#include <keys/keybook.h>
#include <oauth/pastedtoken.h>

namespace {

constexpr qint64 MaxInputBytes = 2 * MaxInspectedToken; // a token, and what was pasted around it
constexpr qsizetype MaxTerminalLine = 4095; // a terminal silently drops what is longer

Result<QByteArray> readInput()
{
    if (!isTerminal(Stream::Input)) {
        auto input = readAllInput(MaxInputBytes);
        return input || input.error().kind != ErrorKind::AnswerTooLarge
            ? std::move(input)
            : failure(ErrorKind::Usage,
                {QStringLiteral("The input is longer than %1 bytes, which no token is.").arg(MaxInputBytes),
                    QStringLiteral("Give the token alone.")});
    }
    const auto typed = askHidden(QStringLiteral("Access token: "));
    if (!typed) {
        return failureOf(typed);
    }
    if (typed->size() >= MaxTerminalLine) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("A terminal takes no more than %1 characters, so the rest of the token is lost.")
                    .arg(MaxTerminalLine),
                QStringLiteral("Give it on standard input: keydesk-cli inspect < FILE")});
    }
    return typed->reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

Result<Secret> readToken()
{
    auto input = readInput();
    if (!input) {
        return failureOf(input);
    }
    QString text = QString::fromUtf8(*input);
    wipe(*input);
    Secret token = tokenInPasted(text);
    wipe(text);
    return token;
}

/// The settings of a space; the only reason for this verb to open the index.
Task<Result<SpaceSettings>> settingsOf(QString name, bool isRunOnly)
{
    const Services::Options options{.runOnly = isRunOnly, .tokenKeeping = TokenKeeping::InMemory};
    const auto services = co_await Services::open(options);
    if (!services) {
        co_return failureOf(services);
    }
    const auto space = co_await findSpace((*services)->keyBook(), name);
    const auto ended = co_await (*services)->shutDown();
    if (!space || !ended) {
        co_return space ? failureOf(ended) : failureOf(space);
    }
    co_return space->settings;
}

Task<Result<void>> inspect(const Arguments &arguments)
{
    std::optional<TokenAsker> asker;
    if (const auto name = arguments.value(QLatin1String("space"))) {
        const auto settings = co_await settingsOf(*name, arguments.has(QLatin1String("run-only")));
        if (!settings) {
            co_return failureOf(settings);
        }
        asker = TokenAsker{*settings};
    }
    const auto token = readToken();
    if (!token) {
        co_return failureOf(token);
    }
    co_return printInspection(*token, asker, SystemClock().now(), arguments.has(QLatin1String("json")));
}

constexpr Option Options[] = {
    {.name = "space", .help = "also compare it with what this space asks for", .value = "NAME"},
    {.name = "json", .help = "print JSON"},
};

} // namespace

constexpr Command verbs::inspection = {
    .name = "inspect",
    .summary = "Tells what an access token says of itself; it is read from standard input or a hidden prompt and kept "
               "nowhere",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli inspect\n"
               "xclip -o | keydesk-cli inspect --space Acme\n"
               "keydesk-cli inspect --json < token.txt",
    .runAlone = inspect,
};
