// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

/// A request as the server saw it, byte for byte.
struct SeenRequest {
    QByteArray head; ///< request line and headers with their line ends
    QByteArray method;
    QByteArray target;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int connection = 0; ///< which connection it came on, from 1
    QByteArray header(QByteArrayView name) const; ///< the first of that name, any case
    int count(QByteArrayView name) const; ///< how many header lines have that name
    QList<QPair<QByteArray, QByteArray>> form() const; ///< the body's fields as a server decodes them
};

/// What is answered to a request: any bytes, any pauses, any ending.
struct Scripted {
    struct Piece {
        std::chrono::milliseconds after{0};
        QByteArray bytes = {};
    };
    enum class Then { KeepOpen, Close, Reset };
    QList<Piece> pieces = {};
    Then then = Then::KeepOpen;

    /// A proper answer with Content-Length.
    static Scripted answer(int status, const QByteArray &body = {}, const QByteArray &contentType = "application/json",
        const QByteArray &moreHeaders = {});
    /// A granted token.
    static Scripted token(const QByteArray &value, const QByteArray &moreMembers = R"(,"expires_in":300)");
    static Scripted raw(const QByteArray &bytes, Then then = Then::Close);
    static Scripted silence() { return {}; }
    static Scripted drip(const QByteArray &head, const QByteArray &body, std::chrono::milliseconds every);
    /// A case of tests/support/cases: LF or CRLF head, body; `@LEN@` becomes the body's length.
    static Scripted caseFile(const QString &name);
    Scripted closing() const; ///< the same, and then the connection is closed
};

/// A server of ours on the loopback interface that does what a test says: the n-th request gets the n-th answer, the
/// last one repeats. Reads requests byte for byte. Lives in the test's own event loop.
class ScriptedServer : public QTcpServer {
    Q_OBJECT
public:
    explicit ScriptedServer(QList<Scripted> answers = {}, std::optional<QSslConfiguration> tls = {});
    ~ScriptedServer() override;

    void setAnswers(QList<Scripted> answers); ///< counts from the next request on
    void answerWith(std::function<Scripted(const SeenRequest &)> answer);

    QUrl url(const QString &path = QStringLiteral("/"), const QString &host = QStringLiteral("127.0.0.1")) const;
    const QList<SeenRequest> &requests() const { return m_requests; }
    const SeenRequest &lastRequest() const { return m_requests.last(); }
    int connections() const { return m_connections; }
    /// Everything that came in, decrypted where there is TLS; also what was no whole request.
    const QByteArray &received() const { return m_received; }

Q_SIGNALS:
    void requestCame();

protected:
    void incomingConnection(qintptr handle) override;

private:
    class Connection;
    Scripted next(const SeenRequest &request);

    QList<Scripted> m_answers;
    std::function<Scripted(const SeenRequest &)> m_answer;
    std::optional<QSslConfiguration> m_tls;
    QList<SeenRequest> m_requests;
    QByteArray m_received;
    qsizetype m_given = 0;
    int m_connections = 0;
};

/// The bytes of a case of tests/support/cases.
QByteArray caseBytes(const QString &name);
