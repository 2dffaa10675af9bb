// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <stop_token>

/// What is under way in this window, for the status bar and its cancel button. Main thread.
class Work : public QObject {
    Q_OBJECT
public:
    using Number = int;
    using QObject::QObject;

    /// `stop` is asked to stop when the person cancels; without one the work can't be cancelled.
    Number begin(const QString &title, std::stop_source stop = std::stop_source(std::nostopstate));
    void setTitle(Number number, const QString &title); ///< how far it is
    void end(Number number);
    bool isIdle() const { return m_pieces.isEmpty(); }
    QString title() const; ///< of the newest piece, empty when idle
    bool canCancel() const; ///< the newest piece can be
    void cancel(); ///< the newest piece

Q_SIGNALS:
    void changed();

private:
    struct Piece {
        Number number;
        QString title;
        std::stop_source stop;
    };
    QList<Piece> m_pieces;
    Number m_next = 1;
};
