// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Tells when the person leaves: the screen is locked, the session is, or the machine goes to sleep. Main thread.
class ScreenLock : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins to listen; nothing is told before. Takes some milliseconds where there is a bus to talk to.
    void watch();

Q_SIGNALS:
    void locked();

private Q_SLOTS: // called by D-Bus, by name
    void takeActive(bool active);
    void takeLock();

private:
    void watchSession();
};
