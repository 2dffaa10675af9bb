// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_createvaultdialog.h"
#include <core/error.h>
#include <gui/vault/createvaultdialog.h>

CreateVaultDialog::CreateVaultDialog(const QString &path, QWidget *parent)
    : SavingDialog(parent)
    , m_ui(std::make_unique<Ui::CreateVaultDialog>())
{
    m_ui->setupUi(this);
    m_ui->path->setValue(path);
    m_ui->passphraseMessage->setField(m_ui->passphrase);
    m_ui->againMessage->setField(m_ui->again);
    m_ui->notice->setClosable(false);
    setFrame(m_ui->create, m_ui->cancel, m_ui->progress);
    m_ui->passphrase->setFocus();
}

CreateVaultDialog::~CreateVaultDialog() = default;

std::optional<Secret> CreateVaultDialog::read()
{
    m_ui->passphraseMessage->clear();
    m_ui->againMessage->clear();
    m_ui->notice->clear();
    QByteArray typed = m_ui->passphrase->text().toUtf8();
    QByteArray again = m_ui->again->text().toUtf8();
    Secret passphrase = Secret::takeFrom(typed);
    const bool isSame = passphrase == Secret::takeFrom(again);
    if (passphrase.isEmpty()) {
        m_ui->passphraseMessage->sayError(Error{ErrorKind::PassphraseEmpty});
        m_ui->passphrase->setFocus();
        return std::nullopt;
    }
    if (!isSame) {
        m_ui->againMessage->sayError(Error{ErrorKind::PassphrasesDiffer});
        m_ui->again->setFocus();
        return std::nullopt;
    }
    return passphrase;
}

void CreateVaultDialog::showError(const Error &error)
{
    m_ui->notice->showError(error);
}
