// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/environmentproxy.h>

#include <algorithm>
#include <QHostAddress>
#include <QRegularExpression>

namespace {

constexpr int PortOfProxies = 1080; ///< where none is named, as curl has it

QString firstSet(std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const QString value = qEnvironmentVariable(name).trimmed(); !value.isEmpty()) {
            return value;
        }
    }
    return {};
}

/// In small letters, in its ASCII form, without the dot of the root at its end.
QString plainHost(QString host)
{
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']'))) {
        host = host.sliced(1, host.size() - 2);
    }
    if (host.endsWith(QLatin1Char('.'))) {
        host.chop(1);
    }
    const QByteArray ascii = QUrl::toAce(host);
    return ascii.isEmpty() ? host.toLower() : QString::fromLatin1(ascii).toLower();
}

bool isBelow(const QString &host, QString domain)
{
    if (domain.startsWith(QLatin1Char('*'))) {
        domain = domain.sliced(1);
    }
    if (domain.startsWith(QLatin1Char('.'))) {
        domain = domain.sliced(1);
    }
    domain = plainHost(domain);
    return !domain.isEmpty() && (host == domain || host.endsWith(QLatin1Char('.') + domain));
}

bool isInRange(const QHostAddress &address, QString range)
{
    range.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    const QPair<QHostAddress, int> subnet = QHostAddress::parseSubnet(range);
    return !subnet.first.isNull() && address.isInSubnet(subnet);
}

bool excludes(QString entry, const QString &host, int port)
{
    // A port, but not the end of a bare IPv6 address.
    static const QRegularExpression withPort(QStringLiteral("^([^:]*|\\[.*\\]):([0-9]+)$"));
    if (const auto match = withPort.match(entry); match.hasMatch()) {
        if (match.captured(2).toInt() != port) {
            return false;
        }
        entry = match.captured(1);
    }
    if (entry == QLatin1String("*")) {
        return true;
    }
    const QHostAddress address(host);
    if (entry == QLatin1String("<local>")) {
        return address.isNull() && !host.contains(QLatin1Char('.'));
    }
    if (address.isNull()) {
        return isBelow(host, entry);
    }
    if (entry.contains(QLatin1Char('/'))) {
        return isInRange(address, entry);
    }
    // Compared as addresses: `FD00:0::1` is `fd00::1`. Never as names, or `0.0.1` would exclude 10.0.0.1.
    return QHostAddress(plainHost(entry)) == address;
}

} // namespace

bool isExcludedFromProxies(const QString &list, const QUrl &url)
{
    static const QRegularExpression separators(QStringLiteral("[,\\s]+"));
    const QString host = plainHost(url.host());
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    const QStringList entries = list.split(separators, Qt::SkipEmptyParts);
    return std::any_of(
        entries.begin(), entries.end(), [&](const QString &entry) { return excludes(entry, host, port); });
}

QString environmentExclusions()
{
    return firstSet({"no_proxy", "NO_PROXY"});
}

std::optional<QNetworkProxy> environmentProxyFor(const QUrl &url)
{
    // HTTP_PROXY in capital letters is left out as in curl: to a server's script it is a header that a client sends.
    QString named = url.scheme() == QLatin1String("https")
        ? firstSet({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
        : firstSet({"http_proxy", "all_proxy", "ALL_PROXY"});
    if (!named.isEmpty() && !named.contains(QLatin1String("://"))) {
        named.prepend(QLatin1String("http://"));
    }
    const QUrl proxy(named);
    if (proxy.scheme() != QLatin1String("http") || proxy.host().isEmpty()) {
        return std::nullopt;
    }
    return QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host(), static_cast<quint16>(proxy.port(PortOfProxies)),
        proxy.userName(), proxy.password());
}
