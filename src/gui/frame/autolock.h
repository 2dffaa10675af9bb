// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/screenlock.h>
#include <chrono>
#include <QObject>
#include <QTimer>

/// Says when the window should lock by itself: the person has not touched it for a while, or has left the machine. Main
/// thread.
class AutoLock : public QObject {
    Q_OBJECT
public:
    explicit AutoLock(QObject *parent = nullptr);
    ~AutoLock() override;

    /// Zero: never.
    void setIdleTime(std::chrono::milliseconds time);
    void setWithScreen(bool withScreen);

Q_SIGNALS:
    void lockWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_idle;
    std::unique_ptr<ScreenLock> m_screen; ///< null: not listened to
};
