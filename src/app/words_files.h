// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/words.h>
#include <QtGlobal>

/// Encrypted files and their passphrases.
inline constexpr Words fileWords[] = {
    {ErrorKind::PassphraseEmpty, QT_TRANSLATE_NOOP("Wording", "The passphrase is empty."),
        QT_TRANSLATE_NOOP("Wording", "Choose one that nobody can guess, such as six words picked at random.")},
    {ErrorKind::PassphrasesDiffer, QT_TRANSLATE_NOOP("Wording", "The two passphrases are not the same."),
        QT_TRANSLATE_NOOP("Wording", "Type the same one twice.")},
    {ErrorKind::PassphraseWrong, QT_TRANSLATE_NOOP("Wording", "The passphrase does not open this file."),
        QT_TRANSLATE_NOOP("Wording", "Check capital letters, spaces and the keyboard layout, then try again.")},
    {ErrorKind::NotAnAgeFile, QT_TRANSLATE_NOOP("Wording", "This is not a file that age or Keydesk encrypted."),
        QT_TRANSLATE_NOOP("Wording", "Choose the file that the backup was written to.")},
    {ErrorKind::AgeVersionUnknown,
        QT_TRANSLATE_NOOP("Wording", "The file is encrypted in a version of the age format unknown here: %1."),
        QT_TRANSLATE_NOOP("Wording", "Install a newer Keydesk.")},
    {ErrorKind::AgeRecipientUnknown,
        QT_TRANSLATE_NOOP("Wording", "The file is encrypted to a key (%1), not with a passphrase."),
        QT_TRANSLATE_NOOP("Wording", "Decrypt it with the age program and that key.")},
    {ErrorKind::AgeWorkTooHigh,
        QT_TRANSLATE_NOOP("Wording",
            "The file asks for more work to open it (2^%1) than is done for any file (2^%2); nothing was tried."),
        QT_TRANSLATE_NOOP("Wording", "Keydesk writes no such file; find out where it comes from.")},
    {ErrorKind::AgeFileCut, QT_TRANSLATE_NOOP("Wording", "The file is cut short: its end is missing."),
        QT_TRANSLATE_NOOP("Wording", "Copy it again from where it came, or use another copy.")},
    {ErrorKind::AgeFileDamaged,
        QT_TRANSLATE_NOOP("Wording", "The file is damaged: it is not what was written, or its end is missing."),
        QT_TRANSLATE_NOOP("Wording", "Copy it again from where it came, or use another copy.")},
    {ErrorKind::AgeTextDamaged,
        QT_TRANSLATE_NOOP(
            "Wording", "The text of the encrypted file was changed on its way; often it lost its line breaks."),
        QT_TRANSLATE_NOOP("Wording", "Send the file itself, or paste the text where lines stay as they are.")},

    {ErrorKind::NotABackup, QT_TRANSLATE_NOOP("Wording", "The file opens, but it is no backup of Keydesk: %1."),
        QT_TRANSLATE_NOOP("Wording", "Choose the file that the backup was written to.")},
    {ErrorKind::BackupNewer,
        QT_TRANSLATE_NOOP("Wording", "The backup was written by a newer Keydesk (version %1, this one knows %2)."),
        QT_TRANSLATE_NOOP("Wording", "Install the newer Keydesk.")},
    {ErrorKind::BackupIncomplete,
        QT_TRANSLATE_NOOP("Wording", "No backup was written: the secrets of %1 keys can't be read (%2)."),
        QT_TRANSLATE_NOOP("Wording", "Bring them back first, or back up the others on purpose.")},
    {ErrorKind::BackupWroteWrong,
        QT_TRANSLATE_NOOP("Wording", "What was encrypted for '%1' does not open as what it was; nothing was written."),
        QT_TRANSLATE_NOOP("Wording", "Check the memory and the disk of this machine.")},
    {ErrorKind::KeysChanged,
        QT_TRANSLATE_NOOP("Wording", "The keys here have changed since the plan was made; nothing more was restored."),
        QT_TRANSLATE_NOOP("Wording", "Look at the new plan, then do this again.")},
    {ErrorKind::RestoreNotConfirmed, QT_TRANSLATE_NOOP("Wording", "This restores: %1."),
        QT_TRANSLATE_NOOP("Wording", "Confirm it to go on.")},
};
