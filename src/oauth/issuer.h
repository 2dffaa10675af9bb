// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/endpoint.h>

/// The address by which an authorization server calls itself (RFC 8414 section 2); a Keycloak's is that of a realm. As an
/// Endpoint, and without a query.
class Issuer {
public:
    /// Trims white space at the ends, and takes the address of the discovery document in its place. Errors: those of
    /// Endpoint, UrlHasQuery.
    static Result<Issuer> parse(QStringView text);
    QString text() const { return m_address.text(); }
    QString host() const { return m_address.url().host(); }
    bool isHttps() const { return m_address.url().scheme() == QLatin1String("https"); }
    /// Where it describes itself (OpenID Connect Discovery 1.0 section 4).
    QUrl documentUrl() const;
    /// True if `name` is this issuer, character for character but for one slash at the end: with and without it the
    /// document is the same (section 4.1).
    bool isCalled(const QString &name) const;
    friend bool operator==(const Issuer &, const Issuer &) = default;

private:
    explicit Issuer(Endpoint address)
        : m_address(std::move(address))
    {
    }
    Endpoint m_address;
};
