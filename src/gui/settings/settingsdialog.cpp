// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_settingsdialog.h"
#include <gui/settings/settingsdialog.h>

SettingsDialog::SettingsDialog(Settings::Theme theme, const QString &home, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
{
    m_ui->setupUi(this);
    m_ui->theme->setCurrentIndex(static_cast<int>(theme)); // in the order of the enum
    m_ui->home->setValue(home);
    m_ui->version->setText(QStringLiteral(KEYDESK_VERSION));
    connect(m_ui->theme, &QComboBox::currentIndexChanged, this,
        [this](int index) { Q_EMIT themeChosen(static_cast<Settings::Theme>(index)); });
    connect(m_ui->openSandbox, &QPushButton::clicked, this, &SettingsDialog::sandboxRequested);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::accept);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::setSandboxRunning(bool running)
{
    m_ui->openSandbox->setText(running ? tr("Go to the sandbox") : tr("Open the sandbox"));
}
