// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QFrame>
#include <QTimer>

class QLabel;

/// The bar at the foot of the window that offers to undo what was just done: 'Key moved to trash — Undo'. One offer at a
/// time; it goes by itself after a while.
class UndoBar : public QFrame {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds Stay{30};

    explicit UndoBar(QWidget *parent = nullptr);

    void offer(const QString &done, std::function<void()> undo);
    void withdraw();

private:
    QLabel *m_done;
    std::function<void()> m_undo;
    QTimer m_stay;
};
