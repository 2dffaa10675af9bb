// SPDX-License-Identifier: GPL-3.0-or-later
#include <QThread>
#include <sandbox/listener.h>
#include <sandbox/sandboxserver.h>

class SandboxServer::State {
public:
    QThread thread;
    quint16 port = 0;
};

SandboxServer::SandboxServer(QObject *parent)
    : QObject(parent)
    , m_state(std::make_unique<State>())
{
    m_state->thread.setObjectName(QStringLiteral("sandbox"));
}

SandboxServer::~SandboxServer()
{
    stop();
}

Result<void> SandboxServer::start(Options options)
{
    stop();
    auto *listener = new sandbox::Listener(options.withFaults);
    listener->moveToThread(&m_state->thread);
    connect(&m_state->thread, &QThread::finished, listener, &QObject::deleteLater);
    m_state->thread.start();
    Result<quint16> port = 0;
    QMetaObject::invokeMethod(
        listener, [&port, listener, options] { port = listener->listen(options.port); }, Qt::BlockingQueuedConnection);
    if (!port) {
        stop();
        return failureOf(port);
    }
    m_state->port = *port;
    return {};
}

void SandboxServer::stop()
{
    m_state->thread.quit();
    m_state->thread.wait();
    m_state->port = 0;
}

quint16 SandboxServer::port() const
{
    return m_state->port;
}

QUrl SandboxServer::baseUrl() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_state->port);
    return url;
}

QUrl SandboxServer::tokenEndpoint() const
{
    QUrl url = baseUrl();
    url.setPath(QStringLiteral("/realms/sellytics/protocol/openid-connect/token"));
    return url;
}

QString SandboxServer::goodClientId()
{
    return QStringLiteral("key-good");
}

QString SandboxServer::goodClientSecret()
{
    return QStringLiteral("secret-good");
}

QString SandboxServer::scope()
{
    return QStringLiteral("sellytics-data-api");
}
