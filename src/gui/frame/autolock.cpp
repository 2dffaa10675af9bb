// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/frame/autolock.h>
#include <QCoreApplication>
#include <QEvent>

namespace {

bool isOfThePerson(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        return true;
    default:
        return false;
    }
}

} // namespace

AutoLock::AutoLock(QObject *parent)
    : QObject(parent)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &AutoLock::lockWanted);
    QCoreApplication::instance()->installEventFilter(this);
}

AutoLock::~AutoLock() = default;

void AutoLock::setIdleTime(std::chrono::milliseconds time)
{
    m_idle.setInterval(time);
    if (time.count() > 0) {
        m_idle.start();
    } else {
        m_idle.stop();
    }
}

void AutoLock::setWithScreen(bool withScreen)
{
    if (!withScreen) {
        m_screen.reset();
    } else if (!m_screen) {
        m_screen = std::make_unique<ScreenLock>();
        connect(m_screen.get(), &ScreenLock::locked, this, &AutoLock::lockWanted);
        m_screen->watch();
    }
}

bool AutoLock::eventFilter(QObject *watched, QEvent *event)
{
    // After a lock by itself there is nothing left to count down to until the person is back.
    if (isOfThePerson(event->type()) && m_idle.interval() > 0) {
        m_idle.start();
    }
    return QObject::eventFilter(watched, event);
}
