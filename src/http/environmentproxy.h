// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QNetworkProxy>
#include <QUrl>

/// True if `list`, written as people write NO_PROXY, excludes that address: a host, a domain with all below it (with or
/// without `.` or `*.` before it), `*`, `<local>` for names without a dot, an IP address, a range of them as
/// `10.0.0.0/8`, any of them with `:port`. Separated by commas or white space. Nothing is looked up.
bool isExcludedFromProxies(const QString &list, const QUrl &url);

/// What `no_proxy` says, or NO_PROXY where that is empty.
QString environmentExclusions();

/// The HTTP proxy that the environment names for that address: `https_proxy` (`http_proxy`), or for any scheme
/// `all_proxy`, in small or capital letters, with or without `http://`. None for what is no HTTP proxy.
std::optional<QNetworkProxy> environmentProxyFor(const QUrl &url);
