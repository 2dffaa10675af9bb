// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/door.h>

#include <http/inflater.h>
#include <http/networkerror.h>
#include <http/onetimebody.h>
#include <QBuffer>
#include <QHostAddress>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkRequest>

namespace {

/// Neither keeps nor sends.
class NoCookies final : public QNetworkCookieJar {
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

QSslConfiguration tlsOf(const QList<QSslCertificate> &authorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // The handshake stops at the first fault of a certificate: no request byte is sent.
    tls.setHandshakeMustInterruptOnError(true);
    tls.setAllowedNextProtocols({});
    if (!authorities.isEmpty()) {
        // Whoever adds some has to name the system's as well: Qt then no longer looks them up by itself.
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + authorities);
    }
    return tls;
}

/// A repeated name becomes one list: Qt keeps one value a name.
void addHeader(QNetworkRequest &wire, const QByteArray &name, const QByteArray &value)
{
    QByteArray whole = value;
    if (wire.hasRawHeader(name)) {
        const bool isCookie = name.compare("cookie", Qt::CaseInsensitive) == 0;
        whole = wire.rawHeader(name) + (isCookie ? "; " : ", ") + value;
    }
    wire.setRawHeader(name, whole);
}

/// On its way to the wire Qt takes one slash from a path that begins with two.
QUrl wireUrlOf(QUrl url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    if (path.startsWith(QLatin1String("//"))) {
        url.setPath(QLatin1Char('/') + path, QUrl::TolerantMode);
    }
    return url;
}

/// What a person or a server must not be able to change, set for every request alike.
QNetworkRequest settingsFor(const QUrl &url)
{
    QNetworkRequest wire(wireUrlOf(url));
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // No manager has a cache. AlwaysNetwork would only add `no-cache` and so forbid the API the use of its own.
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // One protocol with one set of limits; a read buffer bounds HTTP/1.1 only.
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Bodies are decoded by Inflater; naming the codings ourselves keeps Qt from doing it.
    wire.setDecompressedSafetyCheckThreshold(Inflater::FreeOutput);
    return wire;
}

QNetworkRequest wireRequestOf(const HttpRequest &request)
{
    QNetworkRequest wire = settingsFor(request.url);
    wire.setRawHeader("User-Agent", "Keydesk/" KEYDESK_VERSION);
    wire.setRawHeader("Accept-Encoding", request.acceptCompressed ? "gzip, deflate" : "identity");
    // Qt would name the languages of this machine, and the same request be answered otherwise elsewhere.
    wire.setRawHeader("Accept-Language", "*");
    if (request.isAloneOnItsConnection) {
        wire.setRawHeader("Connection", "close");
    }
    for (const char *ours : {"User-Agent", "Accept-Encoding", "Accept-Language"}) {
        if (!headerValue(request.headers, ours).isNull()) {
            wire.setRawHeader(ours, QByteArray()); // the request's own replaces it
        }
    }
    for (const auto &[name, value] : request.headers) {
        addHeader(wire, name, value);
    }
    if (request.credentials) {
        request.credentials->reveal([&](QByteArrayView credentials) {
            QByteArray value;
            value.reserve(request.authorizationScheme.size() + 1 + credentials.size());
            value.append(request.authorizationScheme).append(' ').append(credentials);
            wire.setRawHeader("Authorization", value);
            wipe(value);
        });
    }
    return wire;
}

bool isIdempotent(const QByteArray &method)
{
    // RFC 9110 section 9.2.2
    static const QList<QByteArray> idempotent{"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"};
    return idempotent.contains(method);
}

/// Qt keeps six connections to a host and lets further requests wait for one of them.
constexpr int ConnectionsToAHost = 6;

} // namespace

Door::Door(const ProxyChoice &proxy, QList<QSslCertificate> authorities)
    : m_manager(std::make_unique<QNetworkAccessManager>())
    , m_proxy(std::make_unique<ChosenProxy>(proxy).release()) // the manager owns it
    , m_authorities(std::move(authorities))
{
    m_manager->setCookieJar(new NoCookies); // and this
    m_manager->setProxyFactory(m_proxy);
    m_manager->setAutoDeleteReplies(false);
}

QNetworkReply *Door::start(const HttpRequest &request)
{
    QNetworkRequest wire = wireRequestOf(request);
    if (request.url.scheme() == QLatin1String("https")) {
        if (!m_tls) {
            m_tls = tlsOf(m_authorities);
        }
        wire.setSslConfiguration(*m_tls);
    }
    // A server may refuse a PUT that does not say how long it is (RFC 9110 section 8.6); Qt says so of a POST only.
    const bool hasBody = request.secretBody || !request.body.isEmpty() || request.method == "PUT";
    if (!hasBody && request.method == "GET") {
        return m_manager->get(wire);
    }
    if (!hasBody && request.method == "HEAD") {
        return m_manager->head(wire);
    }
    return startWithBody(wire, request, hasBody);
}

QNetworkReply *Door::startWithBody(QNetworkRequest wire, const HttpRequest &request, bool hasBody)
{
    std::unique_ptr<QIODevice> body;
    if (isIdempotent(request.method) && !request.secretBody) {
        if (hasBody) {
            auto buffer = std::make_unique<QBuffer>();
            buffer->setData(request.body);
            buffer->open(QIODevice::ReadOnly);
            body = std::move(buffer);
        }
    } else if (request.secretBody) {
        body = std::make_unique<OneTimeBody>(request.secretBody);
    } else {
        body = std::make_unique<OneTimeBody>(request.body);
    }
    if (body && body->isSequential()) {
        // Unbuffered: Qt would otherwise copy the body into memory that it can send again.
        wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        wire.setHeader(QNetworkRequest::ContentLengthHeader, body->bytesAvailable());
    }
    QNetworkReply *reply = m_manager->sendCustomRequest(wire, request.method, body.get());
    if (body) {
        body.release()->setParent(reply);
    }
    return reply;
}

Door::Place Door::enter(const QUrl &url)
{
    return Place(m_inside, hostAndPort(url));
}

void Door::blameProxy(Error &error, const QUrl &url) const
{
    const bool isUnspecific = error.kind == ErrorKind::NetworkUnavailable;
    if (!isUnspecific && error.kind != ErrorKind::ProxyRefused && error.kind != ErrorKind::ProxyWantsPassword) {
        return;
    }
    const QString proxy = m_proxy->takenFor(url.host());
    if (error.kind == ErrorKind::ProxyWantsPassword) {
        error.arguments = {proxy};
    } else if (!isUnspecific || !proxy.isEmpty()) {
        error = {ErrorKind::ProxyRefused, {proxy, error.arguments.last()}};
    }
}

ExchangeTimes::Naming Door::namingFor(const QUrl &url) const
{
    if (!m_proxy->takenFor(url.host()).isEmpty()) {
        return ExchangeTimes::Naming::ByProxy;
    }
    return QHostAddress(url.host()).isNull() ? ExchangeTimes::Naming::Here : ExchangeTimes::Naming::NotNeeded;
}

Door::Place::Place(std::shared_ptr<Counts> counts, QString host)
    : m_counts(std::move(counts))
    , m_host(std::move(host))
    , m_before((*m_counts)[m_host]++)
{
}

Door::Place::~Place()
{
    if (--(*m_counts)[m_host] == 0) {
        m_counts->remove(m_host);
    }
}

bool Door::Place::mayQueue() const
{
    return m_before >= ConnectionsToAHost;
}
