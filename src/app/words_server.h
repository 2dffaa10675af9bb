// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/words.h>
#include <QtGlobal>

/// The authorization server (protocol points 11 to 17).
inline constexpr Words serverWords[] = {
    {ErrorKind::ClientRejected,
        QT_TRANSLATE_NOOP("Wording", "The key was rejected: it is wrong, disabled, deleted or rotated.%said"),
        QT_TRANSLATE_NOOP(
            "Wording", "Check the client ID and the secret in the suite; a lost secret needs a new key.")},
    {ErrorKind::MachineAccessOff, QT_TRANSLATE_NOOP("Wording", "This key is not allowed machine access.%said"),
        QT_TRANSLATE_NOOP("Wording",
            "Create a key for the DATA API in the suite, or have service accounts switched on for this one.")},
    {ErrorKind::ScopeRefused, QT_TRANSLATE_NOOP("Wording", "The key may not use the scope '%4'.%said"),
        QT_TRANSLATE_NOOP("Wording", "Check the scope in the space's settings, or have the key allowed for it.")},
    {ErrorKind::TokenRequestRefused,
        QT_TRANSLATE_NOOP("Wording", "The authorization server does not accept the way the token was asked for.%said"),
        QT_TRANSLATE_NOOP("Wording", "Check token endpoint, scope and client authentication in the space's settings.")},
    {ErrorKind::ClientMethodUnsupported,
        QT_TRANSLATE_NOOP("Wording", "This key needs a way of proving itself that Keydesk does not speak.%said"),
        QT_TRANSLATE_NOOP("Wording", "Use a key with a client ID and a client secret.")},
    {ErrorKind::TokenEndpointWrong,
        QT_TRANSLATE_NOOP("Wording", "The token endpoint's address or realm is wrong or switched off (HTTP %1).%said"),
        QT_TRANSLATE_NOOP("Wording", "Check the token endpoint in the space's settings.")},
    {ErrorKind::TokenEndpointRedirects,
        QT_TRANSLATE_NOOP(
            "Wording", "The token endpoint sends on to another address, on '%2'; the key was not sent there."),
        QT_TRANSLATE_NOOP("Wording", "If the endpoint has moved, put its new address into the space's settings.")},
    {ErrorKind::TokenServerFailed,
        QT_TRANSLATE_NOOP("Wording", "The authorization server can't answer just now (HTTP %1).%said"),
        QT_TRANSLATE_NOOP("Wording", "Wait a little, then do this again.")},
    {ErrorKind::TokenAnswerNotJson,
        QT_TRANSLATE_NOOP("Wording",
            "Something other than the authorization server answered (HTTP %1, '%2'): perhaps a sign-in page or a "
            "proxy."),
        QT_TRANSLATE_NOOP("Wording", "Sign in to the network, or check the proxy and the token endpoint.")},
    {ErrorKind::TokenAnswerMalformed,
        QT_TRANSLATE_NOOP("Wording", "The authorization server's answer can't be used (HTTP %1): %2."),
        QT_TRANSLATE_NOOP("Wording", "Check the token endpoint in the space's settings.")},
    {ErrorKind::TokenAnswerTooLarge,
        QT_TRANSLATE_NOOP("Wording", "The authorization server's answer is larger than %1 bytes and was not read."),
        QT_TRANSLATE_NOOP("Wording", "Check the token endpoint in the space's settings.")},
    {ErrorKind::TokenTypeUnsupported,
        QT_TRANSLATE_NOOP(
            "Wording", "The server gave a token of a type that Keydesk can't use: unsupported token type '%1'."),
        QT_TRANSLATE_NOOP("Wording", "Check the token endpoint; it must give Bearer tokens.")},
    {ErrorKind::AccessTokenMalformed,
        QT_TRANSLATE_NOOP(
            "Wording", "The token that the server gave holds characters that no token may hold, or is too long."),
        QT_TRANSLATE_NOOP("Wording", "It was not used. Check the token endpoint in the space's settings.")},

    {ErrorKind::DiscoveryMissing, QT_TRANSLATE_NOOP("Wording", "There is no discovery document at '%2' (HTTP %1)."),
        QT_TRANSLATE_NOOP(
            "Wording", "Check the issuer's address; a Keycloak's ends in /realms/ and the name of the realm.")},
    {ErrorKind::DiscoveryRedirects,
        QT_TRANSLATE_NOOP("Wording", "The issuer's address sends on to another one, on '%2', which was not asked."),
        QT_TRANSLATE_NOOP("Wording", "If the issuer has moved, give its new address.")},
    {ErrorKind::DiscoveryNotJson,
        QT_TRANSLATE_NOOP("Wording",
            "Something other than a discovery document came (HTTP %1, '%2'): perhaps a sign-in page or a proxy."),
        QT_TRANSLATE_NOOP("Wording", "Check the issuer's address, or sign in to the network.")},
    {ErrorKind::DiscoveryMalformed, QT_TRANSLATE_NOOP("Wording", "The discovery document can't be used: %1."),
        QT_TRANSLATE_NOOP("Wording", "Enter the token endpoint yourself, as whoever runs the server gives it.")},
    {ErrorKind::DiscoveryOtherIssuer,
        QT_TRANSLATE_NOOP("Wording", "The discovery document is that of another issuer, '%2', not of '%1'."),
        QT_TRANSLATE_NOOP("Wording", "If that is the one you mean, ask for it by exactly that address.")},
    {ErrorKind::DiscoveryOtherHost,
        QT_TRANSLATE_NOOP("Wording", "The issuer's token endpoint is on another host, '%1' instead of '%2'."),
        QT_TRANSLATE_NOOP("Wording", "It was not taken over. If you know it to be right, enter it yourself.")},
    {ErrorKind::DiscoveryMethodsUnsupported,
        QT_TRANSLATE_NOOP(
            "Wording", "The authorization server takes neither a client secret in the form nor HTTP Basic, but: %1."),
        QT_TRANSLATE_NOOP("Wording", "Ask whoever runs it for a client that may use one of the two.")},
};
