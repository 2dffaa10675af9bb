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
};
