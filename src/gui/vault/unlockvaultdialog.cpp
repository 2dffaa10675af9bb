// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_unlockvaultdialog.h"
#include <core/error.h>
#include <gui/vault/unlockvaultdialog.h>

UnlockVaultDialog::UnlockVaultDialog(const QString &path, QWidget *parent)
    : GrowingDialog(parent)
    , m_ui(std::make_unique<Ui::UnlockVaultDialog>())
{
    m_ui->setupUi(this);
    m_ui->about->setText(tr("The secrets of your keys are in the vault file '%1'.").arg(path));
    m_ui->passphraseMessage->setField(m_ui->passphrase);
    connect(m_ui->unlock, &QPushButton::clicked, this, &UnlockVaultDialog::answer);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
}

UnlockVaultDialog::~UnlockVaultDialog() = default;

void UnlockVaultDialog::ask(bool isAgain)
{
    m_ui->progress->clear();
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->passphrase), static_cast<QWidget *>(m_ui->unlock)}) {
        widget->setEnabled(true);
    }
    if (isAgain) {
        m_ui->passphraseMessage->sayError(Error{ErrorKind::VaultPassphraseWrong});
    }
    m_ui->passphrase->setFocus();
}

void UnlockVaultDialog::answer()
{
    m_ui->passphraseMessage->clear();
    m_ui->passphrase->setEnabled(false);
    m_ui->unlock->setEnabled(false);
    m_ui->progress->setText(tr("Unlocking …"));
    Q_EMIT answered();
}

Secret UnlockVaultDialog::takePassphrase()
{
    QByteArray typed = m_ui->passphrase->text().toUtf8();
    m_ui->passphrase->clear();
    return Secret::takeFrom(typed);
}
