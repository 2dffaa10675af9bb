// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/httpclient.h>

#include <http/exchange.h>
#include <http/networkerror.h>
#include <http/onetimebody.h>
#include <http/proxyfactory.h>
#include <map>
#include <QBuffer>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace {

/// Neither keeps nor sends.
class NoCookies final : public QNetworkCookieJar {
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

QSslConfiguration tlsOf(const QByteArray &extraAuthorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // The handshake stops at the first fault of a certificate: no request byte is sent.
    tls.setHandshakeMustInterruptOnError(true);
    tls.setAllowedNextProtocols({});
    if (!extraAuthorities.isEmpty()) {
        tls.addCaCertificates(QSslCertificate::fromData(extraAuthorities, QSsl::Pem));
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

/// What a person or a server must not be able to change, set for every request alike.
QNetworkRequest settingsFor(const QUrl &url)
{
    QNetworkRequest wire(url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
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
    if (request.isAloneOnItsConnection) {
        wire.setRawHeader("Connection", "close");
    }
    for (const char *ours : {"User-Agent", "Accept-Encoding"}) {
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

Error headerFault(const QString &name)
{
    return {ErrorKind::HeaderInvalid, {name, QStringLiteral("a control character"), QStringLiteral("1")}};
}

std::optional<Error> faultOf(const HttpRequest &request)
{
    // QNetworkAccessManager would also read files and answer a challenge with user info.
    const QString scheme = request.url.scheme();
    if ((scheme != QLatin1String("http") && scheme != QLatin1String("https")) || request.url.host().isEmpty()) {
        return Error{ErrorKind::RequestUrlInvalid, {request.url.toDisplayString()}};
    }
    if (!request.url.userInfo().isEmpty()) {
        return Error{ErrorKind::UrlHasUserInfo, {request.url.host()}};
    }
    if (!isHttpToken(request.method)) {
        return Error{ErrorKind::MethodInvalid, {QString::fromUtf8(request.method)}};
    }
    // A second line of defence: whoever builds requests has checked them, and can say more about it.
    for (const auto &[name, value] : request.headers) {
        if (!isHttpToken(name) || !isSafeHeaderValue(value)) {
            return headerFault(QString::fromUtf8(name));
        }
    }
    if (request.credentials && !request.credentials->reveal(isSafeHeaderValue)) {
        return headerFault(QStringLiteral("Authorization"));
    }
    return std::nullopt;
}

/// Qt keeps six connections to a host and lets further requests wait for one of them.
constexpr int ConnectionsToAHost = 6;

/// Counts a request as under way as long as it lives.
class UnderWay {
public:
    using Counts = QHash<QString, int>;
    UnderWay(std::shared_ptr<Counts> counts, QString host)
        : m_counts(std::move(counts))
        , m_host(std::move(host))
        , m_before((*m_counts)[m_host]++)
    {
    }
    ~UnderWay()
    {
        if (--(*m_counts)[m_host] == 0) {
            m_counts->remove(m_host);
        }
    }
    Q_DISABLE_COPY_MOVE(UnderWay)
    bool mayQueue() const { return m_before >= ConnectionsToAHost; }

private:
    std::shared_ptr<Counts> m_counts; // outlives the client where a request does
    QString m_host;
    int m_before;
};

} // namespace

class HttpClient::State {
public:
    explicit State(Options options)
        : m_options(std::move(options))
    {
    }

    bool hasStarted() const { return !m_doors.empty(); }

    QNetworkReply *start(const HttpRequest &request)
    {
        QNetworkRequest wire = wireRequestOf(request);
        if (request.url.scheme() == QLatin1String("https")) {
            if (!m_tls) {
                m_tls = tlsOf(m_options.extraAuthorities);
            }
            wire.setSslConfiguration(*m_tls);
        }
        const bool hasBody = request.secretBody || !request.body.isEmpty();
        if (!hasBody && request.method == "GET") {
            return doorFor(request.proxy).manager->get(wire);
        }
        if (!hasBody && request.method == "HEAD") {
            return doorFor(request.proxy).manager->head(wire);
        }
        return startWithBody(wire, request, hasBody);
    }

    /// Names the proxy in a failure of it. One that refuses connections comes as an unspecific error (seen).
    void blameProxy(Error &error, const QUrl &url, const ProxyChoice &choice)
    {
        const bool isUnspecific = error.kind == ErrorKind::NetworkUnavailable;
        if (!isUnspecific && error.kind != ErrorKind::ProxyRefused && error.kind != ErrorKind::ProxyWantsPassword) {
            return;
        }
        const QString proxy = doorFor(choice).proxy->takenFor(url.host());
        if (error.kind == ErrorKind::ProxyWantsPassword) {
            error.arguments = {proxy};
        } else if (!isUnspecific || !proxy.isEmpty()) {
            error = {ErrorKind::ProxyRefused, {proxy, error.arguments.last()}};
        }
    }

    /// Who turned the host's name into an address for a request that went out.
    ExchangeTimes::Naming namingFor(const QUrl &url, const ProxyChoice &choice)
    {
        if (!doorFor(choice).proxy->takenFor(url.host()).isEmpty()) {
            return ExchangeTimes::Naming::ByProxy;
        }
        return QHostAddress(url.host()).isNull() ? ExchangeTimes::Naming::Here : ExchangeTimes::Naming::NotNeeded;
    }

    const std::shared_ptr<UnderWay::Counts> underWay = std::make_shared<UnderWay::Counts>(); ///< by host and port

private:
    struct Door {
        std::unique_ptr<QNetworkAccessManager> manager;
        ChosenProxy *proxy = nullptr; ///< the manager's
    };

    /// One for each proxy: a manager keeps connections open, and asks its factory without saying for which request.
    Door &doorFor(const ProxyChoice &proxy)
    {
        Door &door = m_doors[proxy.text()];
        if (!door.manager) {
            door.manager = std::make_unique<QNetworkAccessManager>();
            door.manager->setCookieJar(new NoCookies); // the manager owns it
            door.proxy = std::make_unique<ChosenProxy>(proxy).release(); // and this
            door.manager->setProxyFactory(door.proxy);
            door.manager->setAutoDeleteReplies(false);
        }
        return door;
    }

    QNetworkReply *startWithBody(QNetworkRequest wire, const HttpRequest &request, bool hasBody)
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
        QNetworkReply *reply = doorFor(request.proxy).manager->sendCustomRequest(wire, request.method, body.get());
        if (body) {
            body.release()->setParent(reply);
        }
        return reply;
    }

    Options m_options;
    std::optional<QSslConfiguration> m_tls;
    std::map<QString, Door> m_doors; ///< by the text of their proxy
};

HttpClient::HttpClient()
    : HttpClient(Options())
{
}

HttpClient::HttpClient(Options options)
    : m_state(std::make_shared<State>(std::move(options)))
{
}

HttpClient::~HttpClient() = default;

bool HttpClient::hasStarted() const
{
    return m_state->hasStarted();
}

Task<Result<HttpAnswer>> HttpClient::send(HttpRequest request, HttpSink sink, std::stop_token stop)
{
    if (auto fault = faultOf(request)) {
        co_return tl::unexpected<Error>(std::move(*fault));
    }
    if (stop.stop_requested()) {
        co_return failure(ErrorKind::Cancelled);
    }
    const std::weak_ptr<State> state = m_state;
    const QUrl url = request.url;
    const UnderWay place(m_state->underWay, hostAndPort(url));
    QNetworkReply *reply = m_state->start(request);
    const ProxyChoice proxy = request.proxy;
    // In this frame: it goes when the answer is in or the caller has withdrawn, and takes the request with it.
    const auto exchange = std::make_unique<Exchange>(std::move(request), std::move(sink));
    exchange->follow(reply);
    Result<HttpAnswer> answer = co_await exchange->ending().ended(stop);
    if (const auto alive = state.lock(); alive && answer) {
        answer->times.naming = alive->namingFor(url, proxy);
        answer->times.mayHaveQueued = place.mayQueue();
    } else if (alive) {
        alive->blameProxy(answer.error(), url, proxy);
    }
    co_return answer;
}
