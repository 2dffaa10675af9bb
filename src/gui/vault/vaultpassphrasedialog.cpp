// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_vaultpassphrasedialog.h"
#include <core/error.h>
#include <gui/common/typedtwice.h>
#include <gui/vault/vaultpassphrasedialog.h>

VaultPassphraseDialog::VaultPassphraseDialog(Purpose purpose, const QString &path, QWidget *parent)
    : SavingDialog(parent)
    , m_ui(std::make_unique<Ui::VaultPassphraseDialog>())
{
    m_ui->setupUi(this);
    m_ui->path->setValue(path);
    m_ui->notice->setClosable(false);
    if (purpose == Purpose::Change) {
        setWindowTitle(tr("Change the passphrase of the vault file"));
        m_ui->about->setText(
            tr("From then on the vault file opens with the new passphrase only. Copies of the file from "
               "before, in backups for example, still open with the earlier one."));
        m_ui->passphraseTitle->setText(tr("New passphrase"));
        m_ui->passphrase->setAccessibleName(tr("New passphrase"));
        m_ui->save->setText(tr("Change the passphrase"));
    }
    m_typed = new TypedTwice({m_ui->passphrase, m_ui->passphraseMessage}, {m_ui->again, m_ui->againMessage}, this);
    setFrame(m_ui->save, m_ui->cancel, m_ui->progress);
    m_ui->passphrase->setFocus();
}

VaultPassphraseDialog::~VaultPassphraseDialog() = default;

std::optional<Secret> VaultPassphraseDialog::read()
{
    m_ui->notice->clear();
    return m_typed->read();
}

void VaultPassphraseDialog::showError(const Error &error)
{
    m_ui->notice->showError(error);
}
