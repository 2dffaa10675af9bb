// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What a claim of an access token means, in plain words, translated: those that RFC 7519 registers, those of RFC 9068
/// and OpenID Connect, and what Keycloak adds. Empty for any other: its meaning is the authorization server's own.
QString claimMeaning(const QString &name);

/// The same for a parameter of the token's header (RFC 7515 section 4.1, RFC 7516 section 4.1).
QString headerMeaning(const QString &name);
