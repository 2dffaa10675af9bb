// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/frame/keychainwatch.h>
#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;
class SecretClipboard;
class Work;

/// The foot of the window: work under way with its cancel button, the clipboard's countdown, the sandbox badge and the
/// keychain's state.
class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    void showKeychain(const KeychainWatch &keychain);
    void showWork(const Work &work);
    void showClipboard(const SecretClipboard &clipboard);
    void showSandbox(bool running, const QString &address);

Q_SIGNALS:
    void keychainClicked();
    void cancelClicked();

private:
    static constexpr int QuietFor = 300; ///< milliseconds that work may take before it is shown
    QWidget *m_workBox;
    QLabel *m_workTitle;
    QToolButton *m_cancel;
    QLabel *m_clipboard;
    QLabel *m_sandbox;
    QToolButton *m_keychain;
    QTimer m_quiet;
};
