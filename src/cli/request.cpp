// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/apiclient.h>
#include <api/whyforbidden.h>
#include <app/explanation.h>
#include <app/services.h>
#include <app/timingwords.h>
#include <app/wording.h>
#include <cli/answerprinter.h>
#include <cli/columns.h>
#include <cli/dryrun.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/requestwords.h>
#include <cli/verbs.h>
#include <json/jsontext.h>
#include <keys/keybook.h>

namespace {

/// The body is sent as it is, on purpose; but the person is told where it is wrong.
void remarkOnBody(const ApiRequest &request)
{
    if (request.body.kind != RequestBody::Kind::Json) {
        return;
    }
    if (const auto parsed = JsonText::parse(request.body.content); !parsed) {
        const JsonText::Fault &fault = parsed.error();
        note(QStringLiteral("The body is not valid JSON (line %1, column %2: %3); it is sent as it is.")
                 .arg(fault.line)
                 .arg(fault.column)
                 .arg(fault.reason));
    }
}

/// What the token of this request was not granted.
void remarkOnScope(KeyBook &keyBook, const KeyId &key)
{
    const SharedToken token = keyBook.cachedToken(key);
    if (token && !token->missingScope.isEmpty()) {
        note(QStringLiteral("The token was not granted: %1.").arg(token->missingScope.join(QLatin1String(", "))));
    }
}

/// What `--timing` tells, on standard error like all that is not the body.
void tellTimes(const ExchangeTimes &times)
{
    QList<QStringList> rows;
    for (const TimingLine &line : timingLines(times)) {
        rows.append({line.stage, line.took});
    }
    for (const QString &line : aligned(rows)) {
        note(line);
    }
}

/// What `--explain` tells of an answer with 403, on standard error, for the body has the other stream.
Task<Result<void>> explain(Services &services, ApiAnswer answer, KeyId key)
{
    const auto why = co_await explainForbidden(services.keyBook(), answer, key, services.clock().now());
    if (!why) {
        co_return failureOf(why);
    }
    for (const ExplanationLine &line : explanationOf(*why)) {
        note(QStringLiteral("%1: %2").arg(line.about, line.known));
    }
    co_return {};
}

Task<Result<void>> dryRun(Services &services, ApiRequest request, ApiKey key)
{
    const auto space = co_await services.keyBook().space(key.spaceName);
    if (!space) {
        co_return failureOf(space);
    }
    const auto prepared = prepare(request, space->settings.baseUrl);
    if (!prepared) {
        co_return failureOf(prepared);
    }
    co_return printJson(dryRunOf(*prepared, referenceOf(key)));
}

Task<Result<void>> send(const Arguments &arguments, Services &services, ApiRequest request, ApiKey key)
{
    const auto timeout = timeoutFrom(arguments);
    if (!timeout) {
        co_return failureOf(timeout);
    }
    AnswerPrinter printer(
        {arguments.has(QLatin1String("include")), arguments.value(QLatin1String("output")).value_or(QString())});
    if (const auto opened = printer.open(); !opened) {
        co_return failureOf(opened);
    }
    // Stops by the person's interrupt, and by ourselves once nobody takes the answer.
    std::stop_source stop;
    const std::stop_callback onInterrupt(arguments.stop, [&stop] { stop.request_stop(); });
    SendOptions options;
    options.timeout = timeout->value_or(options.timeout);
    options.repeats.areWanted = arguments.has(QLatin1String("retry"));
    options.repeats.onWait = [](const Wait &wait) { note(waitWords(wait)); };
    options.onHead = [&printer](const ApiAnswer &head) { printer.takeHead(head); };
    options.onBody = [&printer, &stop](QByteArrayView piece) {
        printer.takeBody(piece);
        if (printer.hasFailed()) {
            stop.request_stop();
        }
    };
    const auto answer = co_await services.apiClient().send(request, key.id, options, stop.get_token());
    if (printer.hasFailed()) {
        co_return printer.finish();
    }
    if (!answer) {
        co_return failureOf(answer);
    }
    if (const auto finished = printer.finish(); !finished) {
        co_return failureOf(finished);
    }
    if (arguments.has(QLatin1String("timing"))) {
        tellTimes(answer->times);
    }
    remarkOnScope(services.keyBook(), key.id);
    for (const QString &remark : remarksOn(*answer)) {
        note(remark);
    }
    if (answer->status < 400) {
        co_return {};
    }
    if (answer->status == 403 && arguments.has(QLatin1String("explain"))) {
        if (const auto explained = co_await explain(services, *answer, key.id); !explained) {
            co_return explained;
        }
    }
    const Error refusal{ErrorKind::ApiRefused, {QString::number(answer->status), answer->reason}};
    if (arguments.has(QLatin1String("fail"))) {
        co_return tl::unexpected<Error>(refusal);
    }
    note(wordingFor(refusal).sentence);
    co_return {};
}

Task<Result<void>> run(const Arguments &arguments, Services &services)
{
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    const auto request = requestFrom(arguments);
    if (!request) {
        co_return failureOf(request);
    }
    remarkOnBody(*request);
    if (arguments.has(QLatin1String("dry-run"))) {
        co_return co_await dryRun(services, *request, *key);
    }
    co_return co_await send(arguments, services, *request, *key);
}

constexpr Positional Positionals[] = {
    {.name = "REF", .help = "the key, as SPACE/LABEL or its id"},
    {.name = "METHOD", .help = "GET, POST or another"},
    {.name = "PATH-OR-URL", .help = "a path below the space's base URL, or a complete address"},
};
constexpr Option Options[] = {
    {.name = "query", .help = "add a parameter to the address", .value = "NAME=VALUE", .letter = 'q', .repeats = true},
    {.name = "header", .help = "add a header", .value = "'Name: value'", .letter = 'H', .repeats = true},
    {.name = "data",
        .help = "send a body: text, @FILE, or @- for standard input",
        .value = "DATA|@FILE|@-",
        .letter = 'd'},
    {.name = "include", .help = "print status and headers before the body", .letter = 'i'},
    {.name = "output", .help = "write the body to a file, as received", .value = "FILE", .letter = 'o'},
    {.name = "fail", .help = "exit with 7 when the API answers 400 or above"},
    {.name = "explain", .help = "say what is known of why the API refuses (403)"},
    {.name = "retry",
        .help = "send a GET or HEAD again, three times in all, when the API asks to wait or fails on its side"},
    {.name = "timing", .help = "say where the time went: name lookup, connection, TLS, wait, download"},
    {.name = "timeout", .help = "give up after so many seconds (60 without it)", .value = "SECONDS"},
    {.name = "dry-run", .help = "print as JSON what would be sent, and send nothing"},
};

} // namespace

constexpr Command verbs::request = {
    .name = "request",
    .summary = "Sends a request with a key's token and prints the answer",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli request Acme/Price GET /products -q count=10\n"
               "keydesk-cli request Acme/Price POST /jobs/v1 -d @job.json -i\n"
               "keydesk-cli request Acme/Price GET /products --explain --timing\n"
               "keydesk-cli request Acme/Price GET /export -o export.csv --fail",
    .run = run,
    .asksKeychain = true,
};
