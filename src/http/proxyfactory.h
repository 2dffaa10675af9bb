// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/proxychoice.h>
#include <memory>

class QNetworkProxyFactory;
class QUrl;

/// Loopback addresses take no proxy, whatever was chosen.
std::unique_ptr<QNetworkProxyFactory> proxyFactoryOf(const ProxyChoice &choice);
/// The host of the proxy that a request to `url` takes; empty for none.
QString proxyHostFor(const QUrl &url, QNetworkProxyFactory &factory);
