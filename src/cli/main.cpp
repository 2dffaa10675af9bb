// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/callingprogram.h>
#include <app/interruption.h>
#include <app/services.h>
#include <app/startup.h>
#include <cli/exitcode.h>
#include <cli/help.h>
#include <cli/hints.h>
#include <cli/output.h>
#include <cli/passphraseinput.h>
#include <cli/streams.h>
#include <cli/verbs.h>
#include <keys/keybook.h>
#include <QCoreApplication>

namespace {

/// The only place where an error becomes a line and a code.
int report(const Error &error, const Command *command, bool withDetails)
{
    if (error.kind != ErrorKind::Cancelled) { // the person's own doing, or nobody reads any more
        note(errorLine(error, command));
    }
    if (withDetails && !error.raw.isEmpty()) {
        const QByteArray details = isTerminal(Stream::Error) ? harmlessForTerminal(error.raw) : error.raw;
        [[maybe_unused]] const auto written = writeAll(Stream::Error, details + '\n');
    }
    return static_cast<int>(exitCodeFor(error.kind));
}

int exitCodeOf(const Result<void> &outcome, const Command *command, bool withDetails)
{
    return outcome ? static_cast<int>(ExitCode::Done) : report(outcome.error(), command, withDetails);
}

Task<Result<void>> runWithServices(const Command &command, const Arguments &arguments)
{
    PassphraseInput prompt(arguments);
    Services::Options options{
        .runOnly = arguments.has(QLatin1String("run-only")),
        .tokenKeeping = TokenKeeping::InKeychain,
        .prompt = &prompt,
        .user = {UsePart::CommandLine, UsePart::CommandLine, callingProgram()},
        .asksKeychain = command.asksKeychain,
    };
    const auto services = co_await Services::open(options);
    if (!services) {
        co_return failureOf(services);
    }
    const auto outcome = co_await command.run(arguments, **services);
    const auto ended = co_await (*services)->shutDown();
    co_return outcome ? ended : outcome;
}

/// Runs the event loop until the verb has ended.
int runVerb(const Invocation &invocation)
{
    const Command &command = *invocation.command;
    int code = 0;
    auto work = command.run ? runWithServices(command, invocation.arguments) : command.runAlone(invocation.arguments);
    QObject context;
    whenEnded(std::move(work), &context, [&](const Result<void> &outcome) {
        code = exitCodeOf(outcome, &command, invocation.arguments.has(QLatin1String("details")));
        // Queued, because the verb may have ended before the loop has begun.
        QMetaObject::invokeMethod(
            &context, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return code;
}

/// Seen before the command line is read, so that the two go on together.
bool asksKeychain(int argc, char **argv)
{
    const auto verbs = allVerbs();
    return argc > 1 && std::any_of(verbs.begin(), verbs.end(), [argv](const Command *verb) {
        return verb->asksKeychain && std::string_view(verb->name) == argv[1];
    });
}

} // namespace

int main(int argc, char **argv)
{
    holdStandardStreams();
    startUp();
    const std::jthread loading = asksKeychain(argc, argv) ? loadKeychainAhead() : std::jthread();
    QCoreApplication application(argc, argv);
    auto invocation = readCommandLine(QCoreApplication::arguments().mid(1), allVerbs());
    if (!invocation) {
        return report(invocation.error(), nullptr, false);
    }
    if (invocation->wantsVersion) {
        return exitCodeOf(printLine(QStringLiteral("keydesk-cli " KEYDESK_VERSION)), nullptr, false);
    }
    if (invocation->wantsHelp) {
        const QString text = invocation->command ? helpOf(*invocation->command) : helpOfProgram(allVerbs());
        return exitCodeOf(writeOut(text.toUtf8()), nullptr, false);
    }
    const Interruption interruption;
    invocation->arguments.stop = interruption.token();
    const int code = runVerb(*invocation);
    if (interruption.signal() != 0 && !invocation->command->endsByInterrupt) {
        interruption.die();
    }
    return code;
}
