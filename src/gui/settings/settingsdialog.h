// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/settings.h>
#include <memory>
#include <QDialog>

namespace Ui {
class SettingsDialog;
}

/// What a person can set; takes effect at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Settings::Theme theme, const QString &home, QWidget *parent = nullptr);
    ~SettingsDialog() override;
    void setSandboxRunning(bool running);

Q_SIGNALS:
    void themeChosen(Settings::Theme theme);
    void sandboxRequested();

private:
    std::unique_ptr<Ui::SettingsDialog> m_ui;
};
