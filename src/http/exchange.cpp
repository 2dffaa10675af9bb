// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/exchange.h>

#include <algorithm>
#include <http/networkerror.h>
#include <QSslConfiguration>
#include <QSslError>

namespace {

/// As they came; Qt joins repeated names with a comma, and Set-Cookie, which cannot be joined so, with a line feed.
HttpHeaders headersOf(const QNetworkReply &reply)
{
    HttpHeaders headers;
    for (const auto &[name, value] : reply.rawHeaderPairs()) {
        if (name.compare("set-cookie", Qt::CaseInsensitive) == 0) {
            for (const QByteArray &cookie : value.split('\n')) {
                headers.append({name, cookie});
            }
        } else {
            headers.append({name, value});
        }
    }
    return headers;
}

qint64 announcedLength(const HttpHeaders &headers)
{
    bool isNumber = false;
    const qint64 length = headerValue(headers, "content-length").toLongLong(&isNumber);
    return isNumber && length >= 0 ? length : -1;
}

/// A handshake that stops at the first fault does not say which; the certificates that the server sent do.
QStringList certificateFaults(const QNetworkReply &reply)
{
    QStringList faults;
    const QList<QSslCertificate> chain = reply.sslConfiguration().peerCertificateChain();
    if (reply.error() == QNetworkReply::SslHandshakeFailedError && !chain.isEmpty()) {
        for (const QSslError &error : QSslCertificate::verify(chain, reply.url().host())) {
            faults.append(error.errorString());
        }
    }
    faults.removeDuplicates();
    return faults;
}

} // namespace

Exchange::Exchange(HttpRequest request, HttpSink sink)
    : m_request(std::move(request))
    , m_sink(std::move(sink))
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        const double seconds = std::chrono::duration<double>(m_request.timeout).count();
        fail({ErrorKind::TimedOut, {m_request.url.host(), QString::number(seconds)}});
    });
}

Exchange::~Exchange()
{
    letGo();
}

void Exchange::follow(QNetworkReply *reply)
{
    m_reply = reply;
    m_since.start();
    m_deadline.start(m_request.timeout);
    // Before anything is read, so that a body never piles up in Qt while the sink is busy.
    reply->setReadBufferSize(ReadBuffer);
    noteTimes();
    connect(reply, &QNetworkReply::metaDataChanged, this, &Exchange::readHead);
    connect(reply, &QNetworkReply::readyRead, this, &Exchange::readBody);
    connect(reply, &QNetworkReply::finished, this, &Exchange::finish);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) {
            m_tlsFaults.append(error.errorString());
        }
    });
    connect(reply, &QObject::destroyed, this, [this] {
        m_reply = nullptr;
        fail({ErrorKind::Abandoned});
    });
}

ExchangeTimes::Time Exchange::sinceStart() const
{
    return std::chrono::duration_cast<ExchangeTimes::Time>(std::chrono::nanoseconds(m_since.nsecsElapsed()));
}

void Exchange::noteTimes()
{
    connect(
        m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_answer.times.connecting = sinceStart(); });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_answer.times.encrypted = sinceStart(); });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_answer.times.sent = sinceStart(); });
}

void Exchange::readHead()
{
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (m_headKnown || m_ended || !status.isValid()) {
        return;
    }
    m_headKnown = true;
    HttpHead &head = m_answer.head;
    head.status = status.toInt();
    head.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    head.headers = headersOf(*m_reply);
    // Past about 64 KiB of them Qt 6.4 drops them all and goes on: a length, a coding or a Location would be missed.
    if (head.headers.isEmpty()) {
        fail({ErrorKind::AnswerWithoutHeaders, {m_request.url.host()}});
        return;
    }
    m_answer.times.headed = sinceStart();
    m_announced = announcedLength(head.headers);
    m_inflater = Inflater::of(headerValue(head.headers, "content-encoding"));
    m_toSink = m_sink.onBody != nullptr;
    if (m_sink.onHead) {
        m_toSink = m_sink.onHead(head) && m_toSink;
    }
    if (!m_toSink) {
        if (m_announced > m_request.maxBody && m_request.method != "HEAD") {
            fail({ErrorKind::AnswerTooLarge, {QString::number(m_request.maxBody)}});
            return;
        }
        // In one piece, so that growing leaves no copies of a token behind.
        m_answer.body.reserve(std::min<qint64>(m_request.maxBody, PieceSize));
    }
}

void Exchange::readBody()
{
    if (!m_reply) {
        return;
    }
    readHead();
    while (m_headKnown && !m_ended && m_reply->bytesAvailable() > 0) {
        QByteArray piece = m_reply->read(PieceSize);
        if (piece.isEmpty()) {
            break;
        }
        m_received += piece.size();
        takePiece(piece);
        wipe(piece);
        if (m_sink.onProgress && !m_ended) {
            m_sink.onProgress(m_received, m_announced);
        }
    }
}

void Exchange::takePiece(QByteArrayView piece)
{
    if (!m_inflater) {
        deliver(piece);
        return;
    }
    switch (m_inflater->feed(piece, [this](QByteArrayView decoded) { return deliver(decoded); })) {
    case Inflater::Outcome::Good:
    case Inflater::Outcome::Stopped:
        return;
    case Inflater::Outcome::Damaged:
        fail({ErrorKind::AnswerDecodingFailed,
            {m_request.url.host(), QString::fromLatin1(headerValue(m_answer.head.headers, "content-encoding"))}});
        return;
    case Inflater::Outcome::ExpandsTooFar:
        fail({ErrorKind::AnswerExpandsTooFar, {m_request.url.host(), QString::number(Inflater::MaxRatio)}});
        return;
    }
}

bool Exchange::deliver(QByteArrayView decoded)
{
    if (m_toSink) {
        // A sink may take its time (standard output with a pager behind it): that is not the server's.
        const int left = m_deadline.remainingTime();
        m_sink.onBody(decoded);
        if (!m_ended && m_deadline.remainingTime() < left) {
            m_deadline.start(left);
        }
    } else if (m_answer.body.size() + decoded.size() > m_request.maxBody) {
        fail({ErrorKind::AnswerTooLarge, {QString::number(m_request.maxBody)}});
        return false;
    } else {
        m_answer.body.append(decoded);
    }
    m_answer.bodySize += decoded.size();
    return !m_ended;
}

bool Exchange::isCutShort() const
{
    const int status = m_answer.head.status;
    const bool hasBody = m_request.method != "HEAD" && status != 204 && status != 304;
    // Qt gives up a 307 to a body that it cannot send again before it has read the answer's body; its head is all there is.
    const bool isGivenUp = m_reply->error() == QNetworkReply::ContentReSendError;
    return hasBody && !isGivenUp && m_received < m_announced;
}

void Exchange::finish()
{
    readBody();
    if (m_ended) {
        return;
    }
    ReplyEnding ending;
    ending.error = m_reply->error();
    ending.errorText = m_reply->errorString();
    ending.hasStatus = m_headKnown;
    ending.url = m_request.url;
    ending.tlsFaults = m_tlsFaults.isEmpty() ? certificateFaults(*m_reply) : m_tlsFaults;
    if (const auto failure = networkFailureOf(ending)) {
        fail(*failure);
    } else if (isCutShort()) {
        fail({ErrorKind::ConnectionLost, {hostAndPort(m_request.url)}});
    } else if (m_inflater && !m_inflater->isComplete()) {
        fail({ErrorKind::AnswerDecodingFailed,
            {m_request.url.host(), QString::fromLatin1(headerValue(m_answer.head.headers, "content-encoding"))}});
    } else {
        m_ended = true;
        m_answer.times.ended = sinceStart();
        letGo();
        m_ending.complete(std::move(m_answer));
    }
}

void Exchange::fail(Error error)
{
    if (std::exchange(m_ended, true)) {
        return;
    }
    letGo();
    wipe(m_answer.body);
    m_ending.complete(tl::unexpected<Error>(std::move(error)));
}

void Exchange::letGo()
{
    m_deadline.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        // Later: this may be running inside one of its signals. Its end is the request's; abort() would make a failure of
        // its own, and Qt complains about the second where one of the network's is on its way.
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}
