// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpSocket>
#include <sandbox/connection.h>
#include <sandbox/site.h>

namespace sandbox {

Connection::Connection(QTcpSocket *socket, Site &site, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_site(site)
    , m_reader([this](const Request &request) { return m_site.bodyLimit(request); })
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, m_socket, [this] { m_socket->abort(); });
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::readMore);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        m_idle.start(IdleLimit);
        pump();
        serve();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_pieces = nullptr;
        deleteLater();
    });
    m_idle.start(IdleLimit);
    readMore();
}

// While an answer is under way the client's bytes stay in the socket, whose buffer is bounded.
void Connection::readMore()
{
    m_idle.start(IdleLimit);
    if (m_draining) {
        m_socket->readAll();
        return;
    }
    serve();
}

void Connection::serve()
{
    while (!m_answering && !m_draining && m_socket->bytesToWrite() < WriteAhead) {
        auto outcome = m_reader.next();
        if (!outcome) {
            if (m_reader.takeContinueWanted()) {
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            }
            const QByteArray bytes = m_socket->readAll();
            if (bytes.isEmpty()) {
                return;
            }
            m_reader.append(bytes);
        } else if (const auto *request = std::get_if<Request>(&*outcome)) {
            begin(m_site.answer(*request), *request, false);
        } else {
            const Refusal &refusal = std::get<Refusal>(*outcome);
            begin(m_site.refuse(refusal), {}, true);
        }
    }
}

void Connection::begin(Answer answer, const Request &request, bool refused)
{
    m_answering = true;
    m_refused = refused;
    m_afterwards = answer.afterwards;
    if (answer.framing == Answer::Framing::Raw) {
        m_chunked = m_bodyOmitted = false;
        m_pieces = std::move(answer.pieces);
        pump();
        return;
    }
    m_chunked = answer.pieces && !request.isHttp10;
    m_bodyOmitted = request.method == "HEAD";
    const bool closes = refused || !request.keepsOpen || (answer.pieces && !m_chunked);
    if (closes && m_afterwards == Answer::Afterwards::AsAsked) {
        m_afterwards = Answer::Afterwards::Close;
    }
    m_socket->write(headOf(answer, m_chunked, m_afterwards == Answer::Afterwards::Close));
    if (answer.pieces && !m_bodyOmitted) {
        m_pieces = std::move(answer.pieces);
        pump();
        return;
    }
    if (!m_bodyOmitted) {
        m_socket->write(answer.body);
    }
    m_chunked = false;
    endAnswer();
}

void Connection::pump()
{
    while (m_answering && !m_waiting && m_pieces && m_socket->bytesToWrite() < WriteAhead) {
        auto piece = m_pieces();
        if (!piece) {
            m_pieces = nullptr;
            endAnswer();
        } else if (piece->waitBefore.count() > 0) {
            m_waiting = true;
            m_idle.start(IdleLimit + std::chrono::duration_cast<std::chrono::seconds>(piece->waitBefore));
            QTimer::singleShot(piece->waitBefore, this, [this, bytes = std::move(piece->bytes)] {
                m_waiting = false;
                write({bytes});
                pump();
                serve();
            });
        } else {
            write(std::move(*piece));
        }
    }
}

void Connection::write(Piece piece)
{
    if (!m_chunked) {
        m_socket->write(piece.bytes);
    } else if (!piece.bytes.isEmpty()) { // an empty chunk would end the body
        m_socket->write(QByteArray::number(piece.bytes.size(), 16) + "\r\n" + piece.bytes + "\r\n");
    }
}

void Connection::endAnswer()
{
    if (m_chunked) {
        m_socket->write("0\r\n\r\n");
    }
    switch (m_afterwards) {
    case Answer::Afterwards::AsAsked:
        m_answering = false;
        break;
    case Answer::Afterwards::Close:
        closeGently();
        break;
    case Answer::Afterwards::HoldOpen:
        m_idle.stop();
        break;
    }
}

// A close while the client still sends would reset the connection and could take our answer with it, so what comes is
// read and dropped for a while first.
void Connection::closeGently()
{
    m_draining = true;
    m_answering = false;
    if (!m_refused && m_socket->bytesAvailable() == 0) {
        m_socket->disconnectFromHost();
        return;
    }
    m_socket->readAll();
    QTimer::singleShot(DrainLimit, m_socket, &QTcpSocket::disconnectFromHost);
}

} // namespace sandbox
