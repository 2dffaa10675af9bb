// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/oneshot.h>
#include <http/httpmessage.h>
#include <http/inflater.h>
#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>

/// One request under way and its answer coming in. Ends its OneShot exactly once: with an answer, a failure, the total
/// deadline, or Abandoned if the network goes first. Destroying it aborts the request. Main thread.
class Exchange : public QObject {
    Q_OBJECT
public:
    /// At most this much of a body waits in Qt while a sink is busy, in bytes.
    static constexpr qint64 ReadBuffer = 1024 * 1024;
    static constexpr qint64 PieceSize = 64 * 1024; ///< read at a time, in bytes

    Exchange(HttpRequest request, HttpSink sink);
    ~Exchange() override;

    /// Takes over the reply that was just started and starts the deadline.
    void follow(QNetworkReply *reply);
    OneShot<HttpAnswer> &ending() { return m_ending; }

private:
    void noteTimes();
    ExchangeTimes::Time sinceStart() const;
    void readHead();
    void readBody();
    void takePiece(QByteArrayView piece);
    bool deliver(QByteArrayView decoded);
    void finish();
    bool isCutShort() const;
    void fail(Error error);
    void letGo();

    HttpRequest m_request;
    HttpSink m_sink;
    OneShot<HttpAnswer> m_ending;
    QNetworkReply *m_reply = nullptr; ///< the manager's until let go; null once it is gone
    QStringList m_tlsFaults;
    QTimer m_deadline;
    QElapsedTimer m_since;
    HttpAnswer m_answer;
    std::unique_ptr<Inflater> m_inflater;
    qint64 m_received = 0; ///< body bytes as on the wire
    qint64 m_announced = -1; ///< Content-Length
    bool m_headKnown = false;
    bool m_toSink = false;
    bool m_ended = false;
};
