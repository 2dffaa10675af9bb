// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>

/// What a test does to the keyring of its session, past the code under test.
namespace keyring {

inline QDBusMessage call(const QString &service, const QString &path, const QString &interface, const QString &method,
    const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

inline void lock()
{
    const QList<QDBusObjectPath> all{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))};
    (void)call(QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"), {QVariant::fromValue(all)});
}

/// Runs a program to its end and returns what it printed; nothing when it failed.
inline std::optional<QByteArray> run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!finished.wait(20'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

/// Unlocks without a prompt, as a login does; also starts the daemon anew.
inline bool unlock(bool replaceDaemon = false)
{
    QStringList arguments{
        QStringLiteral("--daemonize"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")};
    if (replaceDaemon) {
        arguments.prepend(QStringLiteral("--replace"));
    }
    return run(QStringLiteral("gnome-keyring-daemon"), arguments, qgetenv("KEYDESK_TEST_KEYRING_PASSWORD")).has_value();
}

} // namespace keyring
