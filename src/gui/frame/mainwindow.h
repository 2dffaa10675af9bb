// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <gui/frame/frame.h>
#include <memory>
#include <QMainWindow>

class ExplorerPage;
class Services;

namespace Ui {
class MainWindow;
}

/// The one window: the rail, the pages, the status bar, the undo bar. Builds a page when it is first shown.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum Page { Keys, Explorer };

    explicit MainWindow(Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// What waits until the window has been painted: asking the keychain, watching for other programs' changes.
    void begin();
    /// Brings the window to the front, for a second start of the program.
    void raiseForPerson();

Q_SIGNALS:
    void quitRequested(); ///< the window was closed; it stays until it is deleted

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectFrame();
    void showPage(Page page);
    QWidget *pageFor(Page page);
    ExplorerPage *explorerPage();
    void showTitle();
    void explainKeychain();
    void noticeChanges();
    void restoreState();
    void saveState();

    Services &m_services;
    std::unique_ptr<Ui::MainWindow> m_ui;
    std::unique_ptr<Work> m_work;
    std::unique_ptr<SecretClipboard> m_clipboard;
    std::unique_ptr<KeychainWatch> m_keychain;
    std::unique_ptr<Frame> m_frame;
    ExplorerPage *m_explorerPage = nullptr;
    QWidget *m_keysPage = nullptr;
    Page m_page = Keys;
    bool m_looking = false; ///< for other programs' changes
};
