// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/hints.h>

#include <app/wording.h>
#include <cli/command.h>
#include <cli/exitcode.h>
#include <core/names.h>

namespace {

/// `it's` as 'it'\''s', for a command that can be copied into a shell.
QString quoted(QString word)
{
    const bool isPlain = !word.isEmpty() && std::all_of(word.cbegin(), word.cend(), [](QChar character) {
        return character.unicode() < 0x80
            && (character.isLetterOrNumber() || QStringLiteral("-_./:").contains(character));
    });
    return isPlain ? word
                   : QLatin1Char('\'') + word.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

/// Empty where the words of both programs serve.
QString hintOfTerminal(const Error &error, const Command *command)
{
    if (command && command->hintWhenRefused && exitCodeFor(error.kind) == ExitCode::ServerRefused) {
        return QString::fromLatin1(command->hintWhenRefused);
    }
    const QString named = error.arguments.value(0);
    if (std::any_of(named.cbegin(), named.cend(), isControlCharacter)) {
        return {}; // no command line that could be copied
    }
    const QString subject = quoted(named);
    switch (error.kind) {
    case ErrorKind::NoSuchSpace:
        return QStringLiteral("Add it with: keydesk-cli spaces add %1").arg(subject);
    case ErrorKind::NoSuchKey:
        return QStringLiteral("See which there are with: keydesk-cli keys list");
    case ErrorKind::KeyInTrash:
        return QStringLiteral("Restore it with: keydesk-cli keys restore %1").arg(subject);
    case ErrorKind::KeyNotInTrash:
        return QStringLiteral("See what is in it with: keydesk-cli keys list --trash");
    case ErrorKind::DatabaseDamaged:
        return QStringLiteral("Bring the keys back from the keychain with: keydesk-cli keys rebuild");
    case ErrorKind::VaultLocked:
        return QStringLiteral("Do this again on a terminal and give its passphrase, or give it by --passphrase-fd N.");
    case ErrorKind::VaultMissing:
        return QStringLiteral("Put it back where it was, or make a new one with: keydesk-cli vault create");
    case ErrorKind::VaultExists:
        return QStringLiteral("Use it with: keydesk-cli vault use vault");
    case ErrorKind::KeychainMissing:
        return QStringLiteral(
            "Install and start GNOME Keyring, KWallet or KeePassXC's secret service, or keep keys in a "
            "file that a passphrase opens with: keydesk-cli vault create");
    case ErrorKind::ConfirmationNeeded:
    case ErrorKind::RestoreNotConfirmed:
        return QStringLiteral("Add --yes to go on.");
    case ErrorKind::BackupIncomplete:
        return QStringLiteral("Bring them back first, or add --partial to back up the others.");
    case ErrorKind::TimedOut:
        return QStringLiteral("Do this again; 'keydesk-cli request' takes --timeout SECONDS.");
    case ErrorKind::AnswerTooLarge:
        return QStringLiteral("Save the answer with -o FILE, or ask for less.");
    case ErrorKind::CheckFailed:
        return QStringLiteral("Follow the advice below each.");
    default:
        return {};
    }
}

} // namespace

QString errorLine(const Error &error, const Command *command)
{
    const Wording wording = wordingFor(error);
    const QString hint = hintOfTerminal(error, command);
    const QString line = wording.sentence + QLatin1Char(' ') + (hint.isEmpty() ? wording.hint : hint);
    return line.trimmed();
}
