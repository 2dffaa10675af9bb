// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <QWidget>

class NoticeBar;

/// What stands in the window's place when the index can't be opened: why, and the ways on.
class StartTrouble : public QWidget {
    Q_OBJECT
public:
    explicit StartTrouble(QWidget *parent = nullptr);
    void showError(const Error &error);

Q_SIGNALS:
    void retryRequested();
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    NoticeBar *m_notice;
};
