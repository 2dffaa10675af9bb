// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <core/result.h>
#include <QTcpServer>
#include <sandbox/site.h>

namespace sandbox {

/// Accepts connections on 127.0.0.1. The server's thread.
class Listener : public QObject {
    Q_OBJECT
public:
    static constexpr int MaxConnections = 1000;

    explicit Listener(bool withFaults);

    /// Port 0 takes a free one; returns the port. Errors: PortTaken.
    Result<quint16> listen(quint16 port);

private:
    void accept();

    SystemClock m_clock;
    Site m_site;
    QTcpServer m_server;
    int m_connections = 0;
};

} // namespace sandbox
