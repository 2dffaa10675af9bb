// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/settings.h>
#include <app/vault.h>
#include <gui/common/growingdialog.h>
#include <memory>

class NoticeBar;

namespace Ui {
class SettingsDialog;
}

/// What a person can set; takes effect at once.
class SettingsDialog : public GrowingDialog {
    Q_OBJECT
public:
    SettingsDialog(Settings::Theme theme, const QString &home, QWidget *parent = nullptr);
    ~SettingsDialog() override;
    void setSandboxRunning(bool running);
    /// `hasVault`: there is a vault file, in use or not.
    void setPlace(SecretPlace place, bool hasVault);
    /// When the window locks by itself; zero minutes: never.
    void setLocking(std::chrono::minutes after, bool withScreen);
    void setKeepsUses(bool keeps);
    NoticeBar &notice();

Q_SIGNALS:
    void themeChosen(Settings::Theme theme);
    void lockingChosen(std::chrono::minutes after, bool withScreen);
    void usesKept(bool keeps);
    void clearUsesConfirmed();
    void sandboxRequested();
    void placeChosen(SecretPlace place);
    void vaultPassphraseRequested();
    void backupRequested();
    void restoreRequested();

private:
    void tellLocking();
    void connectUses();
    std::unique_ptr<Ui::SettingsDialog> m_ui;
    bool m_asking = false; ///< whether the list of uses is to be cleared
};
