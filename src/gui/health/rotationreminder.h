// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <core/keyid.h>
#include <optional>
#include <QObject>
#include <QTimer>

class KeyShelf;
class NoticeBar;

/// Says in `notice` which keys the person wanted rotated by now or within 14 days. What was closed stays closed until another
/// key or day is concerned.
class RotationReminder : public QObject {
    Q_OBJECT
public:
    /// All outlive this.
    RotationReminder(KeyShelf &shelf, const Clock &clock, NoticeBar &notice, QObject *parent);

Q_SIGNALS:
    void keyWanted(const KeyId &id); ///< there is one such key
    void listWanted(); ///< there are several

private:
    void look();

    KeyShelf &m_shelf;
    const Clock &m_clock;
    NoticeBar &m_notice;
    std::optional<KeyId> m_only;
    QString m_said; ///< also after it was closed
    QTimer m_soon; ///< many keys that change at once are looked at once
    QTimer m_hourly; ///< days pass
};
