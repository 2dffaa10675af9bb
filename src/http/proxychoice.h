// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QString>

class QNetworkProxyFactory;
class QUrl;

/// Which proxy requests take. Loopback addresses never take one.
struct ProxyChoice {
    enum class Use { System, None, Manual };
    Use use = Use::System;
    QString host = {}; ///< Manual: an HTTP proxy
    quint16 port = 0;
    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;
};

std::unique_ptr<QNetworkProxyFactory> proxyFactoryOf(const ProxyChoice &choice);
/// The host of the proxy that a request to `url` takes; empty for none.
QString proxyHostFor(const QUrl &url, QNetworkProxyFactory &factory);
