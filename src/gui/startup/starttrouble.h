// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <QWidget>

class NoticeBar;
class QPushButton;

/// What stands in the window's place when the index can't be opened: why, and the ways on.
class StartTrouble : public QWidget {
    Q_OBJECT
public:
    explicit StartTrouble(QWidget *parent = nullptr);
    void showError(const Error &error);
    void setBusy(const QString &words);

Q_SIGNALS:
    void retryRequested();
    void rebuildRequested(); ///< bring the keys back from the keychain
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    NoticeBar *m_notice;
    QPushButton *m_rebuild;
};
