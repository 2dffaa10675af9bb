// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <sandbox/sandboxserver.h>

/// An answer as it came over the wire, its chunks put together.
struct WireAnswer {
    int status = 0; ///< 0: no whole answer came
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        const QByteArrayList lines = head.split('\n');
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0) {
                return line.mid(colon + 1).trimmed();
            }
        }
        return {};
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// Speaks raw bytes with a server on this machine; the server has a thread of its own, so waiting here is harmless.
class Wire {
public:
    static constexpr int Patience = 10'000; // ms

    explicit Wire(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(Patience);
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(Patience)) { }
    }

    /// `headers`: whole lines.
    WireAnswer ask(
        const QByteArray &method, const QByteArray &target, const QByteArray &headers = {}, const QByteArray &body = {})
    {
        QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers;
        if (!body.isEmpty()) {
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        }
        send(request + "\r\n" + body);
        return read(method == "HEAD");
    }

    WireAnswer read(bool headOnly = false)
    {
        WireAnswer answer;
        if (!fillUntil([&] { return m_read.contains("\r\n\r\n"); })) {
            return answer;
        }
        const qsizetype end = m_read.indexOf("\r\n\r\n");
        answer.head = m_read.left(end);
        m_read.remove(0, end + 4);
        const int status = answer.head.mid(9, 3).toInt();
        const bool isWhole = headOnly || status < 200
            || (answer.header("Transfer-Encoding") == "chunked"
                    ? readChunks(answer.body)
                    : readSized(answer.body, answer.header("Content-Length")));
        answer.status = isWhole ? status : 0;
        return answer;
    }

    /// Everything up to the end of the connection; what has come after Patience if it does not end.
    QByteArray readToEnd()
    {
        fillUntil([] { return false; });
        return std::exchange(m_read, {});
    }

    /// Whatever comes within the time, or until the connection ends.
    QByteArray readFor(int milliseconds)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds && m_socket.state() == QAbstractSocket::ConnectedState) {
            m_socket.waitForReadyRead(static_cast<int>(milliseconds - timer.elapsed()));
            m_read += m_socket.readAll();
        }
        m_read += m_socket.readAll();
        return std::exchange(m_read, {});
    }

    bool isClosed()
    {
        m_socket.waitForReadyRead(1);
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }

    void end() { m_socket.abort(); }

private:
    template <class Enough> bool fillUntil(Enough enough)
    {
        QElapsedTimer timer;
        timer.start();
        while (!enough()) {
            if (m_socket.bytesAvailable() == 0
                && (timer.elapsed() > Patience || !m_socket.waitForReadyRead(Patience))) {
                return false;
            }
            m_read += m_socket.readAll();
        }
        return true;
    }

    bool readSized(QByteArray &body, const QByteArray &length)
    {
        const qsizetype size = length.toLongLong();
        const bool whole = fillUntil([&] { return m_read.size() >= size; });
        body = m_read.left(size);
        m_read.remove(0, size);
        return whole;
    }

    bool readChunks(QByteArray &body)
    {
        while (fillUntil([&] { return m_read.contains("\r\n"); })) {
            const qsizetype end = m_read.indexOf("\r\n");
            const qsizetype size = m_read.left(end).toLongLong(nullptr, 16);
            if (!fillUntil([&] { return m_read.size() >= end + 2 + size + 2; })) {
                return false;
            }
            body += m_read.mid(end + 2, size);
            m_read.remove(0, end + 2 + size + 2);
            if (size == 0) {
                return true;
            }
        }
        return false;
    }

    QTcpSocket m_socket;
    QByteArray m_read;
};

/// A running sandbox and what most tests need of it.
class RunningSandbox {
public:
    explicit RunningSandbox(bool withFaults = false)
    {
        SandboxServer::Options options;
        options.withFaults = withFaults;
        m_started = server.start(options).has_value();
    }
    bool started() const { return m_started; }
    quint16 port() const { return server.port(); }

    WireAnswer askToken(const QByteArray &form, const QByteArray &headers = {}) const
    {
        return Wire(port()).ask(
            "POST", TokenPath, "Content-Type: application/x-www-form-urlencoded\r\n" + headers, form);
    }
    WireAnswer askTokenFor(const QByteArray &client, const QByteArray &rest = "&scope=sellytics-data-api") const
    {
        return askToken(
            "grant_type=client_credentials&client_id=key-" + client + "&client_secret=secret-" + client + rest);
    }
    /// A header line with a token that is good for the sample API.
    QByteArray authorization(const QByteArray &client = "good") const
    {
        const QJsonObject answer = askTokenFor(client).json();
        return "Authorization: Bearer " + answer.value(QLatin1String("access_token")).toString().toLatin1() + "\r\n";
    }
    WireAnswer get(const QByteArray &target) const { return Wire(port()).ask("GET", target, authorization()); }

    static constexpr auto TokenPath = "/realms/sellytics/protocol/openid-connect/token";
    SandboxServer server;

private:
    bool m_started = false;
};
