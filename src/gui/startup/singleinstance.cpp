// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/startup/singleinstance.h>
#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

namespace {

constexpr int AnswerWithin = 3000; ///< milliseconds
constexpr qsizetype LongestSocketPath = 100; ///< sun_path holds 108 bytes

QString socketIn(const QString &folder)
{
    const QString path = QDir(folder).filePath(QStringLiteral("window.socket"));
    if (path.toUtf8().size() <= LongestSocketPath) {
        return path;
    }
    const auto name = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString shortFolder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return QDir(shortFolder).filePath(QStringLiteral("keydesk-%1.socket").arg(QString::fromLatin1(name)));
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_socket(socketIn(folder))
    , m_lock(std::make_unique<QLockFile>(QDir(folder).filePath(QStringLiteral("window.lock"))))
{
    m_lock->setStaleLockTime(0); // a window may be open for days
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim()
{
    if (!m_lock->tryLock(0)) {
        return m_lock->error() != QLockFile::LockFailedError; // an unwritable home is told of by the database
    }
    listen();
    return true;
}

void SingleInstance::callTheOther(std::function<void(bool heard)> done)
{
    auto *socket = new QLocalSocket(this);
    auto answered = std::make_shared<bool>(false);
    const auto answer = [answered, done = std::move(done)](bool heard) {
        if (!std::exchange(*answered, true)) {
            done(heard);
        }
    };
    connect(socket, &QLocalSocket::connected, this, [socket] { socket->write("raise\n"); });
    connect(socket, &QLocalSocket::readyRead, this, [answer] { answer(true); });
    connect(socket, &QLocalSocket::errorOccurred, this, [answer] { answer(false); });
    QTimer::singleShot(AnswerWithin, this, [answer] { answer(false); });
    socket->connectToServer(m_socket);
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socket); // of a run that was killed: the lock says that nobody listens
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (auto *caller = m_server->nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
                if (caller->readAll().startsWith("raise")) {
                    caller->write("raised\n");
                    Q_EMIT called();
                }
            });
        }
    });
    m_server->listen(m_socket);
}
