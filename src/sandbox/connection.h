// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <sandbox/answer.h>
#include <sandbox/requestreader.h>

class QTcpSocket;

namespace sandbox {

class Site;

/// One client's connection: reads requests, has the site answer them one after the other and writes the answers no
/// faster than they are taken. Owns itself: goes when the client has gone. The server's thread.
class Connection : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 WriteAhead = 256 * 1024; ///< bytes that may wait in the socket
    static constexpr qint64 ReadAhead = 64 * 1024;
    static constexpr std::chrono::seconds IdleLimit{60}; ///< without a byte in either direction
    static constexpr std::chrono::seconds DrainLimit{3}; ///< for a client that still sends what was refused

    /// Takes the socket. `site` outlives the connection.
    Connection(QTcpSocket *socket, Site &site, QObject *parent);

private:
    void readMore();
    void serve(); // as many requests as have arrived
    void begin(Answer answer, const Request &request, bool refused);
    void pump();
    void write(Piece piece);
    void endAnswer();
    void closeGently();

    QTcpSocket *m_socket;
    Site &m_site;
    RequestReader m_reader;
    QTimer m_idle;
    Pieces m_pieces; // of the answer under way
    bool m_answering = false;
    bool m_waiting = false; // for the time of a piece
    bool m_chunked = false;
    bool m_bodyOmitted = false;
    bool m_draining = false;
    bool m_refused = false; // the request could not be read, so bytes of it may still come
    Answer::Afterwards m_afterwards = Answer::Afterwards::AsAsked;
};

} // namespace sandbox
