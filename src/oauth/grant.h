// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>

/// What a token is asked for; equal grants share one request (RFC 6749 section 4.4).
struct Grant {
    Endpoint tokenEndpoint;
    ClientId clientId;
    Scope scope;
    ClientAuthentication method = ClientAuthentication::Post;
    quint64 generation = 0; ///< of the key: raised by every change, so that an answer for the old one is dropped
    friend bool operator==(const Grant &, const Grant &) = default;
};

size_t qHash(const Grant &grant, size_t seed = 0);
