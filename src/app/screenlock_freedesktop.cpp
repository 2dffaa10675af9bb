// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/screenlock.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <secrets/secretservice.h>

namespace {

const auto Login = QStringLiteral("org.freedesktop.login1");
const auto LoginPath = QStringLiteral("/org/freedesktop/login1");
const auto LoginManager = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

void ScreenLock::watch()
{
    if (hasSessionBus()) {
        auto bus = QDBusConnection::sessionBus();
        // One interface under several names; each desktop has it at a path of its own.
        for (const char *const desktop : {"freedesktop", "gnome", "cinnamon", "mate", "xfce"}) {
            const QString name = QStringLiteral("org.%1.ScreenSaver").arg(QLatin1String(desktop));
            bus.connect(name, QString(), name, QStringLiteral("ActiveChanged"), this, SLOT(takeActive(bool)));
        }
    }
    auto system = QDBusConnection::systemBus();
    if (system.isConnected()) {
        system.connect(Login, LoginPath, LoginManager, QStringLiteral("PrepareForSleep"), this, SLOT(takeActive(bool)));
        watchSession();
    }
}

/// logind tells everybody of every session's locking: ours is the one that this process was started in.
void ScreenLock::watchSession()
{
    const QString session = qEnvironmentVariable("XDG_SESSION_ID");
    if (session.isEmpty()) {
        return;
    }
    auto question = QDBusMessage::createMethodCall(Login, LoginPath, LoginManager, QStringLiteral("GetSession"));
    question.setArguments({session});
    auto *const watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusObjectPath> path = *watcher;
        if (path.isValid()) {
            QDBusConnection::systemBus().connect(Login, path.value().path(),
                QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), this, SLOT(takeLock()));
        }
        watcher->deleteLater();
    });
}

void ScreenLock::takeActive(bool active)
{
    if (active) {
        Q_EMIT locked();
    }
}

void ScreenLock::takeLock()
{
    Q_EMIT locked();
}
