// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/backup/backingup.h>
#include <gui/frame/keychainwatch.h>
#include <keys/backupfile.h>
#include <QFileInfo>
#include <QPointer>

BackingUp::BackingUp(KeyBook &keyBook, KeychainWatch &keychain, BackupDialog &dialog)
    : QObject(&dialog)
    , m_keyBook(keyBook)
    , m_keychain(keychain)
    , m_dialog(dialog)
{
    connect(&dialog, &BackupDialog::backUpRequested, this, [this] {
        m_partial = Partial::Refused;
        m_mayWriteOver = false;
        backUp();
    });
    connect(&dialog, &BackupDialog::actionTriggered, this, &BackingUp::takeOffer);
    connect(&dialog, &BackupDialog::stopRequested, this, [this] { m_stop.request_stop(); });
}

void BackingUp::takeOffer()
{
    const Offer offer = std::exchange(m_offer, Offer::None);
    if (offer != Offer::None) {
        m_mayWriteOver = m_mayWriteOver || offer == Offer::WriteOver;
        m_partial = offer == Offer::WithoutTheUnreadable ? Partial::Allowed : m_partial;
        backUp();
    }
}

void BackingUp::backUp()
{
    auto passphrase = m_dialog.passphrase();
    if (!passphrase) {
        return;
    }
    m_offer = Offer::None;
    if (!m_mayWriteOver && QFileInfo::exists(m_dialog.path())) {
        m_offer = Offer::WriteOver;
        m_dialog.showExisting(m_dialog.path(), tr("Write over it"));
        return;
    }
    m_passphrase = std::move(*passphrase);
    m_stop = {};
    m_dialog.setBusy(tr("Reading the secrets …"));
    const auto tell = [self = QPointer(this)](int done, int total) {
        if (self && !self->m_stop.stop_requested()) {
            self->m_dialog.setBusy(tr("Reading the secrets: %1 of %2 …").arg(done).arg(total));
        }
    };
    whenEnded(
        m_keyBook.collectBackup(m_partial, tell, m_stop.get_token()), this, [this](Result<CollectedBackup> collected) {
            if (collected) {
                save(std::move(*collected));
            } else {
                failed(collected.error());
            }
        });
}

void BackingUp::save(CollectedBackup collected)
{
    m_keychain.learnThatItWorks();
    m_dialog.setBusy(tr("Encrypting …"));
    const QString path = m_dialog.path();
    const QString done = tr("Backed up. Keys: %1, spaces: %2.").arg(collected.keys).arg(collected.spaces);
    const QString missing = collected.missing.join(QStringLiteral(", "));
    whenEnded(
        saveBackup(path, std::move(collected.document), std::move(m_passphrase), AgeForm::Binary, m_stop.get_token()),
        this, [this, path, done, missing](const Result<void> &saved) {
            if (!saved) {
                failed(saved.error());
                return;
            }
            const QString kept = tr("It is in '%1'. Keep the passphrase apart from it.").arg(path);
            m_dialog.showDone(done, missing.isEmpty() ? kept : tr("Not in it: %1. %2").arg(missing, kept));
        });
}

void BackingUp::failed(const Error &error)
{
    m_passphrase = Secret();
    m_keychain.learn(error);
    if (error.kind == ErrorKind::BackupIncomplete) {
        m_offer = Offer::WithoutTheUnreadable;
    }
    m_dialog.showError(error, m_offer == Offer::WithoutTheUnreadable ? tr("Back up the others") : QString());
}
