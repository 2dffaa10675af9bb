// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>

/// What a token is asked for; equal grants share one request (RFC 6749 section 4.4).
struct Grant {
    Endpoint tokenEndpoint;
    ClientId clientId;
    Scope scope;
    ClientAuthentication method = ClientAuthentication::Post;
    /// Of the key and its credentials; only compared for equality. A changed key has another one, and two keys with the
    /// same client id never have the same one, so that a wrong secret of one key is not held against the other.
    quint64 generation = 0;
    Route route = {}; ///< by which the server is asked
    friend bool operator==(const Grant &, const Grant &) = default;
};

size_t qHash(const Grant &grant, size_t seed = 0);
