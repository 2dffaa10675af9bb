// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/httpclient.h>

#include <files/wholefile.h>
#include <http/authorities.h>
#include <http/door.h>
#include <http/exchange.h>
#include <map>

namespace {

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

} // namespace

class HttpClient::State {
public:
    bool hasStarted() const { return !m_doors.empty(); }

    /// The door for a route, opened if need be; another one once the file of its authorities is another. It goes with this.
    Result<std::weak_ptr<Door>> doorFor(const Route &route)
    {
        const auto stamp = stampOf(route.authorityFile);
        if (!stamp) {
            return failureOf(stamp);
        }
        std::shared_ptr<Door> &door = m_doors[{route.proxy.text(), route.authorityFile, *stamp}];
        if (!door) {
            const auto authorities = authoritiesOf(route.authorityFile);
            if (!authorities) {
                return failureOf(authorities);
            }
            door = std::make_shared<Door>(route.proxy, *authorities);
        }
        return door;
    }

private:
    /// Changes with the file's content; empty without a file.
    static Result<QByteArray> stampOf(const QString &path)
    {
        if (path.isEmpty()) {
            return QByteArray();
        }
        const auto stamp = FileStamp::of(path);
        if (!stamp) {
            return failureOf(stamp);
        }
        const std::optional<FileStamp> &found = *stamp;
        return found ? QByteArray::number(found->inode) + '.' + QByteArray::number(found->changed) : QByteArray();
    }
    static Result<QList<QSslCertificate>> authoritiesOf(const QString &path)
    {
        return path.isEmpty() ? QList<QSslCertificate>() : authoritiesIn(path);
    }

    using Key = std::tuple<QString, QString, QByteArray>;
    std::map<Key, std::shared_ptr<Door>> m_doors; ///< by proxy, file of authorities and its stamp
};

HttpClient::HttpClient()
    : m_state(std::make_unique<State>())
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
    const auto door = m_state->doorFor(request.route);
    if (!door) {
        co_return failureOf(door);
    }
    const QUrl url = request.url;
    const Door::Place place = door->lock()->enter(url);
    QNetworkReply *reply = door->lock()->start(request);
    // In this frame: it goes when the answer is in or the caller has withdrawn, and takes the request with it.
    const auto exchange = std::make_unique<Exchange>(std::move(request), std::move(sink));
    exchange->follow(reply);
    Result<HttpAnswer> answer = co_await exchange->ending().ended(stop);
    const auto alive = door->lock();
    if (alive && answer) {
        answer->times.mayHaveQueued = place.mayQueue();
        answer->times.naming = alive->namingFor(url);
    } else if (alive) {
        alive->blameProxy(answer.error(), url);
    }
    co_return answer;
}
