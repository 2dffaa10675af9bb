// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/proxyfactory.h>

#include <core/endpoint.h>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>

namespace {

class ChosenProxy final : public QNetworkProxyFactory {
public:
    explicit ChosenProxy(ProxyChoice choice)
        : m_choice(std::move(choice))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (m_choice.use() == ProxyChoice::Use::None || isLoopbackHost(query.peerHostName())) {
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        }
        if (m_choice.use() == ProxyChoice::Use::Manual) {
            return {QNetworkProxy(QNetworkProxy::HttpProxy, m_choice.host(), m_choice.port())};
        }
        return systemProxyForQuery(query);
    }

private:
    ProxyChoice m_choice;
};

} // namespace

std::unique_ptr<QNetworkProxyFactory> proxyFactoryOf(const ProxyChoice &choice)
{
    return std::make_unique<ChosenProxy>(choice);
}

QString proxyHostFor(const QUrl &url, QNetworkProxyFactory &factory)
{
    const QList<QNetworkProxy> proxies = factory.queryProxy(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QString() : proxies.first().hostName();
}
