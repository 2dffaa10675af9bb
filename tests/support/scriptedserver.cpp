// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/scriptedserver.h>

#include <algorithm>
#include <QFile>
#include <QSslSocket>
#include <QTimer>

class ScriptedServer::Connection : public QObject {
public:
    Connection(ScriptedServer &server, QSslSocket *socket, int number)
        : QObject(&server)
        , m_server(server)
        , m_socket(socket)
        , m_number(number)
    {
        socket->setParent(this);
        connect(socket, &QIODevice::readyRead, this, [this] { read(); });
        connect(socket, &QAbstractSocket::disconnected, this, &QObject::deleteLater);
    }

private:
    void read()
    {
        const QByteArray bytes = m_socket->readAll();
        m_server.m_received += bytes;
        m_buffer += bytes;
        while (takeRequest()) { }
    }

    bool takeRequest()
    {
        const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            return false;
        }
        SeenRequest request;
        request.head = m_buffer.first(headEnd + 4);
        request.connection = m_number;
        QList<QByteArray> lines = request.head.split('\n');
        const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : std::as_const(lines)) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0) {
                request.headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
            }
        }
        const qsizetype length = request.header("content-length").toLongLong();
        if (m_buffer.size() < headEnd + 4 + length) {
            return false;
        }
        request.body = m_buffer.sliced(headEnd + 4, length);
        m_buffer.remove(0, headEnd + 4 + length);
        m_server.m_requests.append(request);
        say(m_server.next(request));
        Q_EMIT m_server.requestCame();
        return true;
    }

    void say(const Scripted &answer)
    {
        for (const Scripted::Piece &piece : answer.pieces) {
            m_rest.append(piece);
        }
        m_then = answer.then;
        if (!m_isTalking) {
            goOn();
        }
    }

    void goOn()
    {
        m_isTalking = !m_rest.isEmpty();
        if (m_rest.isEmpty()) {
            finish();
            return;
        }
        if (m_rest.first().after.count() == 0) {
            m_socket->write(m_rest.takeFirst().bytes);
            goOn();
            return;
        }
        QTimer::singleShot(m_rest.first().after, this, [this] {
            m_socket->write(m_rest.takeFirst().bytes);
            m_socket->flush();
            goOn();
        });
    }

    void finish()
    {
        if (m_then == Scripted::Then::Close) {
            m_socket->disconnectFromHost(); // sends what is still to be written
        } else if (m_then == Scripted::Then::Reset) {
            m_socket->abort();
        }
    }

    ScriptedServer &m_server;
    QSslSocket *m_socket;
    int m_number;
    QByteArray m_buffer;
    QList<Scripted::Piece> m_rest;
    Scripted::Then m_then = Scripted::Then::KeepOpen;
    bool m_isTalking = false;
};

ScriptedServer::ScriptedServer(QList<Scripted> answers, std::optional<QSslConfiguration> tls)
    : m_answers(std::move(answers))
    , m_tls(std::move(tls))
{
    if (!listen(QHostAddress::LocalHost)) {
        qFatal("the scripted server cannot listen");
    }
}

ScriptedServer::~ScriptedServer()
{
    close();
}

void ScriptedServer::incomingConnection(qintptr handle)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(handle);
    new Connection(*this, socket, ++m_connections); // owned by the server, gone with its socket
    if (m_tls) {
        socket->setSslConfiguration(*m_tls);
        socket->startServerEncryption();
    }
}

void ScriptedServer::setAnswers(QList<Scripted> answers)
{
    m_answers = std::move(answers);
    m_given = 0;
}

void ScriptedServer::answerWith(std::function<Scripted(const SeenRequest &)> answer)
{
    m_answer = std::move(answer);
}

Scripted ScriptedServer::next(const SeenRequest &request)
{
    if (m_answer) {
        return m_answer(request);
    }
    return m_answers.isEmpty() ? Scripted::silence() : m_answers[std::min(m_given++, m_answers.size() - 1)];
}

QUrl ScriptedServer::url(const QString &path, const QString &host) const
{
    const QString scheme = m_tls ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://%2:%3%4").arg(scheme, host).arg(serverPort()).arg(path), QUrl::StrictMode);
}

QByteArray SeenRequest::header(QByteArrayView name) const
{
    for (const auto &[fieldName, value] : headers) {
        if (fieldName.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

int SeenRequest::count(QByteArrayView name) const
{
    return static_cast<int>(std::count_if(headers.begin(), headers.end(),
        [name](const auto &field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; }));
}

QList<QPair<QByteArray, QByteArray>> SeenRequest::form() const
{
    QList<QPair<QByteArray, QByteArray>> fields;
    const auto decoded = [](QByteArray part) { return QByteArray::fromPercentEncoding(part.replace('+', ' ')); };
    for (const QByteArray &part : body.split('&')) {
        const qsizetype equals = part.indexOf('=');
        fields.append({decoded(part.first(std::max<qsizetype>(0, equals))), decoded(part.sliced(equals + 1))});
    }
    return fields;
}

Scripted Scripted::answer(
    int status, const QByteArray &body, const QByteArray &contentType, const QByteArray &moreHeaders)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    bytes += contentType.isEmpty() ? QByteArray() : "Content-Type: " + contentType + "\r\n";
    bytes += moreHeaders + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return raw(bytes, Then::KeepOpen);
}

Scripted Scripted::token(const QByteArray &value, const QByteArray &moreMembers)
{
    return answer(200, R"({"access_token":")" + value + R"(","token_type":"Bearer")" + moreMembers + '}');
}

Scripted Scripted::raw(const QByteArray &bytes, Then then)
{
    Scripted scripted;
    scripted.pieces.append({std::chrono::milliseconds(0), bytes});
    scripted.then = then;
    return scripted;
}

Scripted Scripted::drip(const QByteArray &head, const QByteArray &body, std::chrono::milliseconds every)
{
    Scripted scripted = raw(head);
    for (const char byte : body) {
        scripted.pieces.append({every, QByteArray(1, byte)});
    }
    return scripted;
}

Scripted Scripted::caseFile(const QString &name)
{
    QByteArray bytes = caseBytes(name);
    const bool hasCrlf = bytes.contains("\r\n\r\n");
    const QByteArray separator = hasCrlf ? "\r\n\r\n" : "\n\n";
    const qsizetype end = bytes.indexOf(separator);
    const QByteArray body = bytes.sliced(end + separator.size());
    QByteArray head = bytes.first(end).replace("\r\n", "\n").replace("@LEN@", QByteArray::number(body.size()));
    return raw(head.replace("\n", "\r\n") + "\r\n\r\n" + body, Then::KeepOpen);
}

Scripted Scripted::closing() const
{
    Scripted closing = *this;
    closing.then = Then::Close;
    return closing;
}

QByteArray caseBytes(const QString &name)
{
    QFile file(QStringLiteral(KEYDESK_SOURCE_DIR "/tests/support/cases/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no such case: %s", qPrintable(name));
    }
    return file.readAll();
}
