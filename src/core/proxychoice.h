// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QString>

/// Which network proxy the requests of a space take. Holds no user name and no password. Loopback addresses never take one.
class ProxyChoice {
public:
    enum class Use { System, None, Manual };

    ProxyChoice() = default; ///< what the system says
    static ProxyChoice none();
    /// An HTTP proxy by its host's name or address. Errors: as parse().
    static Result<ProxyChoice> manual(QStringView host, int port);
    /// As text() writes it: `system`, `none` or `http://host:port`. Trims white space at the ends. Errors: ProxyInvalid,
    /// UrlHasUserInfo.
    static Result<ProxyChoice> parse(QStringView text);

    Use use() const { return m_use; }
    const QString &host() const { return m_host; } ///< empty unless Manual
    quint16 port() const { return m_port; } ///< 0 unless Manual
    QString text() const;
    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;

private:
    Use m_use = Use::System;
    QString m_host;
    quint16 m_port = 0;
};
