// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <core/result.h>
#include <memory>
#include <QObject>
#include <QUrl>

/// The practice server: a token endpoint that answers as a real Keycloak does and a sample DATA API, on the loopback
/// interface only. Shares no code with the clients it answers. Lives in its own thread, so that a slow or large answer
/// never holds up the window. Main thread.
class SandboxServer : public QObject {
    Q_OBJECT
public:
    struct Options {
        quint16 port = 0; ///< 0 takes a free one
        bool withFaults = false; ///< also serves /sandbox/faults/…: answers that break the rules
    };
    explicit SandboxServer(QObject *parent = nullptr);
    ~SandboxServer() override;

    /// Errors: PortTaken.
    Result<void> start(Options options);
    void stop();
    quint16 port() const;
    QUrl baseUrl() const; ///< http://127.0.0.1:PORT
    QUrl tokenEndpoint() const; ///< …/realms/sellytics/protocol/openid-connect/token

    /// The client that works, and its secret. They are practice values, printed on the sandbox's own page; not secret.
    static QString goodClientId(); ///< key-good
    static QString goodClientSecret(); ///< secret-good
    static QString scope(); ///< sellytics-data-api

private:
    class State;
    std::unique_ptr<State> m_state;
};
