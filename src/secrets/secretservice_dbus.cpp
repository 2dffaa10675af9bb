// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/secretservice.h>

#include <chrono>
#include <core/oneshot.h>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFile>
#include <QFileInfo>
#include <QLibrary>

namespace {

constexpr std::chrono::seconds AnswerWithin{5};

const auto ServiceName = QStringLiteral("org.freedesktop.secrets");
const auto BusName = QStringLiteral("org.freedesktop.DBus");

/// One call on the session bus; ends with the reply's arguments.
Task<Result<QVariantList>> call(QDBusMessage message)
{
    const auto answer = std::make_shared<OneShot<QVariantList>>();
    const auto milliseconds = static_cast<int>(std::chrono::milliseconds(AnswerWithin).count());
    auto *const watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, milliseconds));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, answer] {
        const QDBusMessage reply = watcher->reply();
        if (reply.type() == QDBusMessage::ReplyMessage) {
            answer->complete(reply.arguments());
        } else if (watcher->error().type() == QDBusError::NoReply || watcher->error().type() == QDBusError::Timeout) {
            answer->complete(failure(ErrorKind::KeychainNotAnswering, {QString::number(AnswerWithin.count())}));
        } else {
            answer->complete(failure(ErrorKind::KeychainRefused, {reply.errorMessage()}));
        }
        watcher->deleteLater();
    });
    co_return co_await answer->ended();
}

Task<Result<QVariantList>> callBus(QString method, QVariantList arguments)
{
    auto message = QDBusMessage::createMethodCall(BusName, QStringLiteral("/"), BusName, method);
    message.setArguments(arguments);
    return call(message);
}

/// Whether the bus names the service among those that run, or among those that it can start.
Task<Result<bool>> isListed(QString method)
{
    const auto names = co_await callBus(method, {});
    if (!names) {
        co_return failureOf(names);
    }
    co_return names->value(0).toStringList().contains(ServiceName);
}

/// The copy that QtKeychain uses; there is no header of it to build against. Not unloaded when the handle goes.
QLibrary &libsecret()
{
    static QLibrary library(QStringLiteral("secret-1"), 0);
    return library;
}

Task<Result<bool>> isPresent()
{
    const auto running = co_await isListed(QStringLiteral("ListNames"));
    if (!running || *running) {
        co_return running;
    }
    co_return co_await isListed(QStringLiteral("ListActivatableNames"));
}

} // namespace

bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) {
        return true;
    }
    // Where the systemd user bus is; without it a D-Bus library would start a bus of its own.
    const QString runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeFolder.isEmpty() && QFileInfo::exists(runtimeFolder + QStringLiteral("/bus"));
}

Task<Result<SecretServiceState>> secretServiceState()
{
    if (!hasSessionBus() || !QDBusConnection::sessionBus().isConnected()) {
        co_return SecretServiceState::Absent;
    }
    const auto present = co_await isPresent();
    if (!present) {
        co_return failureOf(present);
    }
    if (!*present) {
        co_return SecretServiceState::Absent;
    }
    auto readAlias = QDBusMessage::createMethodCall(ServiceName, QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    readAlias.setArguments({QStringLiteral("default")});
    const auto alias = co_await call(readAlias);
    if (!alias) {
        co_return failureOf(alias);
    }
    const QString collection = alias->value(0).value<QDBusObjectPath>().path();
    if (collection.size() <= 1) {
        co_return SecretServiceState::NoCollection;
    }
    auto readLocked = QDBusMessage::createMethodCall(
        ServiceName, collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    readLocked.setArguments({QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    const auto locked = co_await call(readLocked);
    if (!locked) {
        co_return failureOf(locked);
    }
    const bool isLocked = locked->value(0).value<QDBusVariant>().variant().toBool();
    co_return isLocked ? SecretServiceState::Locked : SecretServiceState::Unlocked;
}

Task<Result<QStringList>> secretServiceEntries()
{
    if (!hasSessionBus() || !QDBusConnection::sessionBus().isConnected()) {
        co_return failure(ErrorKind::KeychainMissing);
    }
    auto search = QDBusMessage::createMethodCall(ServiceName, QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"));
    qDBusRegisterMetaType<QMap<QString, QString>>();
    const QMap<QString, QString> ours{{QStringLiteral("server"), QStringLiteral("Keydesk")}};
    search.setArguments({QVariant::fromValue(ours)});
    const auto found = co_await call(search);
    if (!found) {
        co_return failureOf(found);
    }
    QStringList names;
    for (const QVariant &part : *found) { // unlocked ones, locked ones
        const auto items = qdbus_cast<QList<QDBusObjectPath>>(part);
        for (const QDBusObjectPath &item : items) {
            auto read = QDBusMessage::createMethodCall(
                ServiceName, item.path(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
            read.setArguments({QStringLiteral("org.freedesktop.Secret.Item"), QStringLiteral("Attributes")});
            const auto attributes = co_await call(read);
            if (!attributes) {
                continue; // gone between the two calls
            }
            const QVariant value = attributes->value(0).value<QDBusVariant>().variant();
            names.append(qdbus_cast<QMap<QString, QString>>(value).value(QStringLiteral("user")));
        }
    }
    co_return names;
}

std::jthread loadSecretService()
{
    return hasSessionBus() ? std::jthread([] { QLibrary(QStringLiteral("secret-1"), 0).load(); }) : std::jthread();
}

void openSecretServiceSession(std::function<void()> ended)
{
    using Ready = void (*)(void *source, void *result, void *ended);
    using Get = void (*)(int flags, void *cancellable, Ready ready, void *ended);
    constexpr int OpenSession = 1 << 1;
    const auto get = reinterpret_cast<Get>(libsecret().resolve("secret_backend_get"));
    if (!get) {
        ended();
        return;
    }
    const Ready ready = [](void *, void *result, void *endedOnHeap) {
        using Finish = void *(*)(void *result, void **error);
        // libsecret keeps the service itself; what is got here is one more reference, for as long as the process lives.
        if (const auto finish = reinterpret_cast<Finish>(libsecret().resolve("secret_backend_get_finish"))) {
            finish(result, nullptr);
        }
        const std::unique_ptr<std::function<void()>> last(static_cast<std::function<void()> *>(endedOnHeap));
        (*last)();
    };
    get(OpenSession, nullptr, ready, new std::function<void()>(std::move(ended)));
}

void forgetSecretServiceSession()
{
    using Disconnect = void (*)();
    if (const auto disconnect = reinterpret_cast<Disconnect>(libsecret().resolve("secret_service_disconnect"))) {
        disconnect();
    }
}

Task<QString> secretServiceName()
{
    const auto unknown = QStringLiteral("Secret Service");
    if (!hasSessionBus() || !QDBusConnection::sessionBus().isConnected()) {
        co_return unknown;
    }
    const QVariantList service{ServiceName};
    const auto process = co_await callBus(QStringLiteral("GetConnectionUnixProcessID"), service);
    if (!process) {
        co_return unknown;
    }
    QFile name(QStringLiteral("/proc/%1/comm").arg(process->value(0).toUInt()));
    if (!name.open(QFile::ReadOnly)) {
        co_return unknown;
    }
    // The kernel cuts names after 15 bytes.
    const QByteArray program = name.readAll().trimmed();
    if (program.startsWith("gnome-keyring")) {
        co_return QStringLiteral("GNOME Keyring");
    }
    if (program == "keepassxc") {
        co_return QStringLiteral("KeePassXC");
    }
    if (program == "kwalletd6" || program == "kwalletd5" || program == "ksecretd") {
        co_return QStringLiteral("KWallet");
    }
    co_return unknown;
}
