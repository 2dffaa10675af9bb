// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpSocket>
#include <sandbox/connection.h>
#include <sandbox/listener.h>

namespace sandbox {

Listener::Listener(bool withFaults)
    : m_site(m_clock, withFaults)
    , m_server(this) // a child moves to the server's thread with its parent
{
    connect(&m_server, &QTcpServer::newConnection, this, &Listener::accept);
}

Result<quint16> Listener::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), port)) {
        return failure(ErrorKind::PortTaken, {QString::number(port), m_server.errorString()});
    }
    return m_server.serverPort();
}

void Listener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections >= MaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        auto *connection = new Connection(socket, m_site, this);
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
    }
}

} // namespace sandbox
