// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/space.h>
#include <core/task.h>
#include <oauth/issuer.h>
#include <optional>
#include <QList>
#include <stop_token>

class HttpClient;

/// What an issuer says of its token endpoint.
struct DiscoveredEndpoint {
    Endpoint tokenEndpoint;
    QList<ClientAuthentication> methods; ///< that the server takes and we speak; never empty
    std::optional<ClientAuthentication> onlyMethod() const
    {
        return methods.size() == 1 ? std::optional(methods.first()) : std::nullopt;
    }
    friend bool operator==(const DiscoveredEndpoint &, const DiscoveredEndpoint &) = default;
};

/// Reads a discovery document (design: protocol, point 4): it must be the issuer's own, and its token endpoint on the
/// issuer's host and no less protected. Errors: DiscoveryMalformed, DiscoveryOtherIssuer, DiscoveryOtherHost,
/// DiscoveryMethodsUnsupported.
Result<DiscoveredEndpoint> discoveredIn(QByteArrayView document, const Issuer &issuer);

/// Asks an issuer where its token endpoint is. Sends nothing that is secret, follows no redirect, keeps nothing. Main
/// thread; outlives its tasks.
class Discovery {
public:
    static constexpr std::chrono::seconds Timeout{25}; ///< for the whole exchange
    static constexpr qint64 MaxBytes = 256 * 1024; ///< of a document; a Keycloak's has 7 KiB

    explicit Discovery(HttpClient &http, std::chrono::milliseconds timeout = Timeout);

    /// Errors: those of discoveredIn(), DiscoveryMissing, DiscoveryRedirects, DiscoveryNotJson, the network kinds, Cancelled.
    [[nodiscard]] Task<Result<DiscoveredEndpoint>> discover(Issuer issuer, Route route, std::stop_token stop = {});

private:
    HttpClient &m_http;
    std::chrono::milliseconds m_timeout;
};
