// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/words.h>
#include <QtGlobal>

/// The keychain, the index, files and what else is on this machine.
inline constexpr Words storeWords[] = {
    {ErrorKind::KeychainMissing, QT_TRANSLATE_NOOP("Wording", "No keychain answers on this machine."),
        QT_TRANSLATE_NOOP("Wording",
            "Install and start GNOME Keyring, KWallet or KeePassXC's secret service, or keep keys for this run only.")},
    {ErrorKind::KeychainLocked, QT_TRANSLATE_NOOP("Wording", "The keychain is locked."),
        QT_TRANSLATE_NOOP("Wording", "Unlock it, then do this again.")},
    {ErrorKind::KeychainRefused, QT_TRANSLATE_NOOP("Wording", "The keychain refused: %1."),
        QT_TRANSLATE_NOOP("Wording", "Check in your keychain program that it is open and may be written to.")},
    {ErrorKind::KeychainNotAnswering, QT_TRANSLATE_NOOP("Wording", "The keychain did not answer for %1 seconds."),
        QT_TRANSLATE_NOOP(
            "Wording", "Look for a password prompt behind other windows, or unlock the keychain yourself.")},
    {ErrorKind::KeychainEntryMissing, QT_TRANSLATE_NOOP("Wording", "The keychain no longer holds the secret of '%1'."),
        QT_TRANSLATE_NOOP("Wording", "Add the key again with its secret; what is known of it stays until then.")},
    {ErrorKind::KeychainElsewhere,
        QT_TRANSLATE_NOOP("Wording", "The key '%1' is in another keychain (%2) than the one in use (%3)."),
        QT_TRANSLATE_NOOP("Wording", "Start the session in which the key was stored, or add the key here too.")},
    {ErrorKind::KeychainWroteWrong,
        QT_TRANSLATE_NOOP("Wording", "The keychain did not keep what it was given; nothing is saved."),
        QT_TRANSLATE_NOOP("Wording", "Keep the secret where you have it, and check the keychain program.")},
    {ErrorKind::KeychainEntryDamaged, QT_TRANSLATE_NOOP("Wording", "The keychain's entry for '%1' is damaged."),
        QT_TRANSLATE_NOOP("Wording", "Add the key again with its secret.")},
    {ErrorKind::KeychainUnreadable,
        QT_TRANSLATE_NOOP("Wording", "The keychain (%1) answers, but none of the stored keys can be read from it."),
        QT_TRANSLATE_NOOP(
            "Wording", "Check that it is the keychain of this login and that it is whole; nothing was removed.")},

    {ErrorKind::VaultMissing, QT_TRANSLATE_NOOP("Wording", "The vault file '%1' is not there."),
        QT_TRANSLATE_NOOP("Wording", "Put it back where it was, or make a new one on purpose.")},
    {ErrorKind::VaultExists, QT_TRANSLATE_NOOP("Wording", "There already is a vault file, '%1'; it was left as it is."),
        QT_TRANSLATE_NOOP("Wording", "Use that one, or move it to a safe place first: it may hold keys.")},
    {ErrorKind::VaultLocked, QT_TRANSLATE_NOOP("Wording", "The vault file is locked."),
        QT_TRANSLATE_NOOP("Wording", "Unlock it with its passphrase, then do this again.")},
    {ErrorKind::VaultPassphraseWrong, QT_TRANSLATE_NOOP("Wording", "The passphrase does not open the vault file."),
        QT_TRANSLATE_NOOP("Wording", "Check capital letters, spaces and the keyboard layout, then try again.")},
    {ErrorKind::VaultDamaged,
        QT_TRANSLATE_NOOP("Wording", "The vault file '%1' is damaged or cut short; it was left as it is."),
        QT_TRANSLATE_NOOP("Wording", "Put a whole copy of it in its place, from a backup of your files.")},
    {ErrorKind::VaultNewer,
        QT_TRANSLATE_NOOP("Wording", "The vault file '%1' was written by a newer Keydesk; it was left as it is."),
        QT_TRANSLATE_NOOP("Wording", "Install the newer Keydesk.")},

    {ErrorKind::DatabaseUnavailable, QT_TRANSLATE_NOOP("Wording", "The list of keys in '%1' can't be opened: %2."),
        QT_TRANSLATE_NOOP("Wording", "Check that the folder exists and may be written to.")},
    {ErrorKind::DatabaseDamaged,
        QT_TRANSLATE_NOOP("Wording", "The list of keys in '%1' is damaged; the file was left as it was."),
        QT_TRANSLATE_NOOP(
            "Wording", "The secrets are still in the keychain, and the keys can be brought back from there.")},
    {ErrorKind::DatabaseNewer,
        QT_TRANSLATE_NOOP("Wording",
            "The list of keys in '%1' was written by a newer Keydesk (version %2, this one knows %3); the file was "
            "left as it was."),
        QT_TRANSLATE_NOOP("Wording", "Install the newer Keydesk.")},
    {ErrorKind::DatabaseBusy, QT_TRANSLATE_NOOP("Wording", "Another Keydesk is writing just now."),
        QT_TRANSLATE_NOOP("Wording", "Wait until it is done, then do this again.")},
    {ErrorKind::DiskFull,
        QT_TRANSLATE_NOOP("Wording", "There is no room left on the disk for '%1'; nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Free some space, then do this again.")},

    {ErrorKind::FileUnreadable, QT_TRANSLATE_NOOP("Wording", "The file '%1' can't be read: %2."),
        QT_TRANSLATE_NOOP("Wording", "Check the path and its permissions.")},
    {ErrorKind::FileUnwritable, QT_TRANSLATE_NOOP("Wording", "The file '%1' can't be written: %2."),
        QT_TRANSLATE_NOOP("Wording", "Check the folder, its permissions and the room on the disk.")},
    {ErrorKind::PortTaken, QT_TRANSLATE_NOOP("Wording", "Port %1 can't be used: %2."),
        QT_TRANSLATE_NOOP("Wording", "Choose another port, or end the program that uses it.")},
    {ErrorKind::ConfirmationNeeded, QT_TRANSLATE_NOOP("Wording", "This loses for good: %1."),
        QT_TRANSLATE_NOOP("Wording", "Confirm it to go on.")},
    {ErrorKind::CheckFailed, QT_TRANSLATE_NOOP("Wording", "Checks that failed: %1."),
        QT_TRANSLATE_NOOP("Wording", "Follow the advice beside each.")},
    {ErrorKind::Cancelled, QT_TRANSLATE_NOOP("Wording", "Stopped on request."), ""},
    {ErrorKind::Abandoned,
        QT_TRANSLATE_NOOP("Wording", "The work ended before its answer came; this is a defect of Keydesk."),
        QT_TRANSLATE_NOOP("Wording", "Do it again, and report it if it happens twice.")},
};
