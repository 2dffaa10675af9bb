// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
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

inline QString loginCollection()
{
    return QStringLiteral("/org/freedesktop/secrets/collection/login");
}

/// Unlocks without a prompt, as a login does, by an interface that gnome-keyring keeps for that.
inline bool unlock()
{
    const auto service = QStringLiteral("org.freedesktop.secrets");
    const auto path = QStringLiteral("/org/freedesktop/secrets");
    const auto opened = call(service, path, QStringLiteral("org.freedesktop.Secret.Service"),
        QStringLiteral("OpenSession"), {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
    QDBusArgument secret; // (oayays): session, parameters, value, content type
    secret.beginStructure();
    secret << opened.arguments().value(1).value<QDBusObjectPath>() << QByteArray()
           << qgetenv("KEYDESK_TEST_KEYRING_PASSWORD") << QStringLiteral("text/plain");
    secret.endStructure();
    const auto done = call(service, path, QStringLiteral("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"),
        QStringLiteral("UnlockWithMasterPassword"),
        {QVariant::fromValue(QDBusObjectPath(loginCollection())), QVariant::fromValue(secret)});
    return done.type() == QDBusMessage::ReplyMessage;
}

/// Ends the daemon and starts another on the same files, unlocked.
inline bool restartDaemon()
{
    return run(QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--replace"), QStringLiteral("--daemonize"), QStringLiteral("--unlock"),
            QStringLiteral("--components=secrets")},
        qgetenv("KEYDESK_TEST_KEYRING_PASSWORD"))
        .has_value();
}

} // namespace keyring
