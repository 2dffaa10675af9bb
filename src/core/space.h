// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/endpoint.h>
#include <core/keyid.h>
#include <core/names.h>
#include <core/route.h>

/// How a client proves itself at the token endpoint (RFC 6749 section 2.3.1); the vendor documents post.
enum class ClientAuthentication { Post, Basic };

inline QString clientAuthenticationText(ClientAuthentication method)
{
    return method == ClientAuthentication::Post ? QStringLiteral("post") : QStringLiteral("basic");
}

/// The settings that the keys of a space share.
struct SpaceSettings {
    Endpoint tokenEndpoint;
    Scope scope;
    Endpoint baseUrl;
    ClientAuthentication clientAuthentication = ClientAuthentication::Post;
    Route route = {};
    /// What the vendor documents: Keycloak realm `sellytics`, scope `sellytics-data-api`, https://api.sellytics.com.
    static SpaceSettings sellytics();
    friend bool operator==(const SpaceSettings &, const SpaceSettings &) = default;
};

/// The vendor's unit that keys belong to.
struct Space {
    SpaceId id;
    SpaceName name;
    SpaceSettings settings;
    bool isSandbox = false;
    friend bool operator==(const Space &, const Space &) = default;
};
