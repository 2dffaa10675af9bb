// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/savingdialog.h>
#include <QLabel>
#include <QPushButton>

void SavingDialog::setFrame(QPushButton *save, QPushButton *cancel, QLabel *progress)
{
    m_save = save;
    m_cancel = cancel;
    m_progress = progress;
    connect(save, &QPushButton::clicked, this, &SavingDialog::saveRequested);
    connect(cancel, &QPushButton::clicked, this, &SavingDialog::reject);
}

void SavingDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_save->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    m_progress->setText(busy ? tr("Saving …") : QString());
}

void SavingDialog::reject()
{
    if (!m_busy) {
        QDialog::reject();
    }
}
