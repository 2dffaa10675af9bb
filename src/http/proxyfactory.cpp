// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/proxyfactory.h>

#include <core/endpoint.h>
#include <http/environmentproxy.h>
#include <QNetworkProxyQuery>

namespace {

const QList<QNetworkProxy> NoneOfThem{QNetworkProxy(QNetworkProxy::NoProxy)};

/// The system's answer, but for what the environment says and the library that Qt asks does not understand: it sends
/// through the proxy what `no_proxy=example.com` or `*` excludes, and knows no `all_proxy`.
QList<QNetworkProxy> systemProxiesFor(const QNetworkProxyQuery &query)
{
    if (isExcludedFromProxies(environmentExclusions(), query.url())) {
        return NoneOfThem;
    }
    QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    if (proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy) {
        if (const auto named = environmentProxyFor(query.url())) {
            proxies = {*named};
        }
    }
    return proxies;
}

} // namespace

QList<QNetworkProxy> ChosenProxy::queryProxy(const QNetworkProxyQuery &query)
{
    const QString host = query.peerHostName();
    QList<QNetworkProxy> proxies = NoneOfThem;
    if (m_choice.use() == ProxyChoice::Use::Manual && !isLoopbackHost(host)) {
        proxies = {QNetworkProxy(QNetworkProxy::HttpProxy, m_choice.host(), m_choice.port())};
    } else if (m_choice.use() == ProxyChoice::Use::System && !isLoopbackHost(host)) {
        proxies = systemProxiesFor(query);
    }
    m_taken.insert(host, proxies.isEmpty() ? QString() : proxies.first().hostName());
    return proxies;
}
