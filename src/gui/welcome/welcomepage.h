// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QWidget>

class KeychainWatch;
class NoticeBar;

namespace Ui {
class WelcomePage;
}

/// What a person sees before there is a key: the ways on, and where secrets will be kept.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;

    void showKeychain(const KeychainWatch &keychain);
    void setOpeningSandbox(bool opening);
    NoticeBar &notice();

Q_SIGNALS:
    void addKeyRequested();
    void catchKeyRequested();
    void sandboxRequested();
    void restoreRequested();
    void askKeychainRequested();
    void vaultRequested();
    void inspectTokenRequested();

private:
    std::unique_ptr<Ui::WelcomePage> m_ui;
};
