// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QUrl>

/// Scheme, host and port: what decides whether a token may go somewhere (RFC 6454 section 4).
struct Origin {
    QString scheme;
    QString host;
    int port = 0;
    static Origin of(const QUrl &url); ///< with the scheme's default port filled in
    friend bool operator==(const Origin &, const Origin &) = default;
};

/// The absolute address of a token endpoint or of an API: https, or http on a loopback address; no user info, no
/// fragment.
class Endpoint {
public:
    /// Trims white space at the ends. Errors: UrlNotAbsolute, UrlNotHttps, UrlHasUserInfo, UrlHasFragment.
    static Result<Endpoint> parse(QStringView text);
    const QUrl &url() const { return m_url; }
    QString text() const { return m_url.toString(QUrl::FullyEncoded); }
    Origin origin() const { return Origin::of(m_url); }
    friend bool operator==(const Endpoint &, const Endpoint &) = default;

private:
    explicit Endpoint(QUrl url)
        : m_url(std::move(url))
    {
    }
    QUrl m_url;
};

/// True for localhost, 127.0.0.0/8 and ::1, written as such; nothing is looked up.
bool isLoopbackHost(const QString &host);
