// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/passphraseinput.h>

#include <cli/output.h>
#include <cli/streams.h>

namespace {

Result<Secret> readFrom(const QString &text)
{
    bool isNumber = false;
    const int descriptor = text.toInt(&isNumber);
    if (!isNumber || descriptor < 0) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("--passphrase-fd wants the number of an open file descriptor."),
                QStringLiteral("For example: keydesk-cli token Acme/Price --passphrase-fd 3 3< passphrase")});
    }
    return readLineOf(descriptor);
}

} // namespace

PassphraseInput::PassphraseInput(const Arguments &arguments)
{
    if (const auto descriptor = arguments.value(QLatin1String("passphrase-fd"))) {
        m_fromDescriptor = readFrom(*descriptor);
    }
}

Task<Result<Secret>> PassphraseInput::ask(QString path, int attempt)
{
    if (attempt == 1 && !m_given.isEmpty()) {
        co_return m_given.duplicate();
    }
    Result<Secret> given;
    if (m_fromDescriptor && attempt > 1) {
        given = failure(ErrorKind::VaultPassphraseWrong, {path});
    } else if (std::optional<Result<Secret>> &read = m_fromDescriptor) {
        given = *read ? Result<Secret>((*read)->duplicate()) : failureOf(*read);
    } else if (!isTerminal(Stream::Input) || !isTerminal(Stream::Error)) {
        given = failure(ErrorKind::VaultLocked, {path});
    } else {
        if (attempt > 1) {
            note(QStringLiteral("The passphrase does not open the vault file."));
        }
        given = askHidden(QStringLiteral("Passphrase of the vault file: "));
    }
    if (given) {
        m_given = given->duplicate();
    }
    co_return given;
}

Result<Secret> askTwice(const QString &question)
{
    auto first = askHidden(question);
    if (!first) {
        return first;
    }
    if (first->isEmpty()) {
        return failure(ErrorKind::PassphraseEmpty);
    }
    const auto second = askHidden(QStringLiteral("The same again: "));
    if (!second) {
        return failureOf(second);
    }
    return *first == *second ? std::move(first) : failure(ErrorKind::PassphrasesDiffer);
}

Result<Secret> readNewPassphrase()
{
    if (!isTerminal(Stream::Input)) {
        auto line = readLineOf(0);
        return line && line->isEmpty() ? failure(ErrorKind::PassphraseEmpty) : std::move(line);
    }
    note(QStringLiteral("If you forget this passphrase, nobody can bring your keys back."));
    return askTwice(QStringLiteral("New passphrase: "));
}
