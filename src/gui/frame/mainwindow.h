// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/keyid.h>
#include <functional>
#include <gui/frame/frame.h>
#include <memory>
#include <QMainWindow>
#include <stop_token>

class AutoLock;
class CardActions;
class ExplorerPage;
class HealthActions;
class HealthModel;
class HealthPage;
class KeyActions;
class KeyShelf;
class KeysPage;
class Services;
class SettingsDialog;
class VaultActions;
class WelcomePage;

namespace Ui {
class MainWindow;
}

/// The one window: the rail, the pages, the status bar, the undo bar. Builds a page when it is first shown.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum Page { Keys, Explorer, Health };

    explicit MainWindow(Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Brings the window to the front, for a second start of the program.
    void raiseForPerson();

    /// Keeps what is to come back at the next start, withdraws requests and takes no more: the last call before the
    /// services shut down.
    void finish();

Q_SIGNALS:
    void quitRequested(); ///< the window was closed; it stays until it is deleted

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void begin();
    void connectFrame();
    void connectShelf();
    void showPage(Page page);
    void showKeysOrWelcome();
    KeysPage *keysPage();
    WelcomePage *welcomePage();
    ExplorerPage *explorerPage();
    HealthPage *healthPage();
    void connectReminder();
    void chooseFirst();
    void showTitle();
    void showSandbox();
    void showRequests(bool busy);
    void lock();
    void applyLocking();
    void offerSandbox();
    void openSandbox(bool andExplore);
    void exploreSandbox(const SpaceId &space);
    void explore(const KeyId &key);
    void openSettings();
    void connectUses(SettingsDialog &dialog);
    void openBackup();
    void openRestore();
    void openInspector();
    void noticeChanges();
    void restoreState();
    void saveState();

    Services &m_services;
    std::unique_ptr<Ui::MainWindow> m_ui;
    std::unique_ptr<Work> m_work;
    std::unique_ptr<SecretClipboard> m_clipboard;
    std::unique_ptr<KeychainWatch> m_keychain;
    std::unique_ptr<KeyShelf> m_shelf;
    std::unique_ptr<Frame> m_frame;
    KeysPage *m_keysPage = nullptr;
    WelcomePage *m_welcomePage = nullptr;
    ExplorerPage *m_explorerPage = nullptr;
    std::unique_ptr<HealthModel> m_healthModel;
    HealthPage *m_healthPage = nullptr;
    HealthActions *m_healthActions = nullptr;
    KeyActions *m_keyActions = nullptr;
    CardActions *m_cardActions = nullptr;
    VaultActions *m_vaultActions;
    AutoLock *m_autoLock = nullptr;
    Page m_page = Keys;
    int m_requests = 0; ///< the Explorer's piece of work
    std::optional<std::stop_callback<std::function<void()>>> m_onCancelRequests;
    bool m_shelfFailed = false; ///< the keys could not be read
    bool m_begun = false;
    bool m_looking = false; ///< for other programs' changes
    bool m_offeringSandbox = false; ///< the notice of the Keys page offers to open it
};
