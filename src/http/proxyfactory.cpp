// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/proxyfactory.h>

#include <core/endpoint.h>
#include <QNetworkProxyQuery>

QList<QNetworkProxy> ChosenProxy::queryProxy(const QNetworkProxyQuery &query)
{
    const QString host = query.peerHostName();
    QList<QNetworkProxy> proxies{QNetworkProxy(QNetworkProxy::NoProxy)};
    if (m_choice.use() == ProxyChoice::Use::Manual && !isLoopbackHost(host)) {
        proxies = {QNetworkProxy(QNetworkProxy::HttpProxy, m_choice.host(), m_choice.port())};
    } else if (m_choice.use() == ProxyChoice::Use::System && !isLoopbackHost(host)) {
        proxies = systemProxyForQuery(query);
    }
    m_taken.insert(host, proxies.isEmpty() ? QString() : proxies.first().hostName());
    return proxies;
}
