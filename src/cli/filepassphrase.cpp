// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/filepassphrase.h>

#include <cli/passphraseinput.h>
#include <cli/streams.h>
#include <QFileInfo>

namespace {

constexpr qint64 MaxPassphraseInput = 64 * 1024;

} // namespace

Result<Secret> passphraseFrom(QByteArray input)
{
    const qsizetype end = input.indexOf('\n');
    QByteArrayView line = QByteArrayView(input).first(end < 0 ? input.size() : end);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    Secret passphrase(line);
    wipe(input);
    return passphrase.isEmpty() ? failure(ErrorKind::PassphraseEmpty) : Result<Secret>(std::move(passphrase));
}

Result<Secret> readPassphrase(Asked asked)
{
    if (!isTerminal(Stream::Input)) {
        auto input = readAllInput(MaxPassphraseInput);
        if (!input) {
            return input.error().kind == ErrorKind::AnswerTooLarge ? failure(ErrorKind::Usage,
                       {QStringLiteral("Standard input holds more than a passphrase."),
                           QStringLiteral("Give the passphrase as its first line.")})
                                                                   : failureOf(input);
        }
        return passphraseFrom(std::move(*input));
    }
    if (asked == Asked::Twice) {
        return askTwice(QStringLiteral("Passphrase for the new file: "));
    }
    auto typed = askHidden(QStringLiteral("Passphrase: "));
    return typed && typed->isEmpty() ? failure(ErrorKind::PassphraseEmpty) : std::move(typed);
}

Result<Secret> readPassphraseOf(const QString &path)
{
    // Nobody is asked for a passphrase that would go nowhere.
    return QFileInfo::exists(path) ? readPassphrase(Asked::Once) : failure(ErrorKind::NoSuchFile, {path});
}
