// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/networkerror.h>

#include <core/endpoint.h>

QString hostAndPort(const QUrl &url)
{
    const Origin origin = Origin::of(url);
    const bool isIpv6 = origin.host.contains(QLatin1Char(':'));
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(origin.host).arg(origin.port);
}

std::optional<Error> networkFailureOf(const ReplyEnding &ending)
{
    switch (ending.error) {
    case QNetworkReply::NoError:
        break;
    case QNetworkReply::HostNotFoundError:
        return Error{ErrorKind::HostNotFound, {ending.url.host()}};
    case QNetworkReply::ConnectionRefusedError:
        return Error{ErrorKind::ConnectionRefused, {hostAndPort(ending.url)}};
    case QNetworkReply::ContentReSendError: // Qt would have sent the body again
        if (ending.hasStatus) {
            break; // because of a 307 or 308, which is an answer
        }
        [[fallthrough]];
    case QNetworkReply::RemoteHostClosedError:
        return Error{ErrorKind::ConnectionLost, {hostAndPort(ending.url)}};
    case QNetworkReply::SslHandshakeFailedError: {
        const QString reason
            = ending.tlsFaults.isEmpty() ? ending.errorText : ending.tlsFaults.join(QStringLiteral("; "));
        return Error{ErrorKind::TlsFailed, {ending.url.host(), reason}};
    }
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return Error{ErrorKind::ProxyRefused, {ending.errorText}};
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Error{ErrorKind::ProxyWantsPassword};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return Error{ErrorKind::NetworkUnavailable, {ending.url.host(), ending.errorText}};
    default:
        // 400 and above come as errors about content, protocol or server; without a status it was no HTTP answer.
        if (!ending.hasStatus) {
            return Error{ErrorKind::NetworkUnavailable, {ending.url.host(), ending.errorText}};
        }
        break;
    }
    if (!ending.hasStatus) {
        return Error{ErrorKind::ConnectionLost, {hostAndPort(ending.url)}};
    }
    return std::nullopt;
}
