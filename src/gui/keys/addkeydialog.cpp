// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_addkeydialog.h"
#include <gui/keys/addkeydialog.h>

AddKeyDialog::AddKeyDialog(const QList<Space> &spaces, KeyFields::IsTaken isTaken, QWidget *parent)
    : KeyForm(parent)
    , m_ui(std::make_unique<Ui::AddKeyDialog>())
{
    m_ui->setupUi(this);
    use({m_ui->fields, m_ui->notice, m_ui->progress, m_ui->save, m_ui->cancel});
    m_ui->fields->setSpaces(spaces, std::move(isTaken));
}

AddKeyDialog::~AddKeyDialog() = default;

void AddKeyDialog::setSpace(const QString &name)
{
    m_ui->fields->setSpace(name);
}

bool AddKeyDialog::isTestWanted() const
{
    return m_ui->testFirst->isChecked();
}

void AddKeyDialog::showStored(const StoredOutcome &)
{
    accept();
}
