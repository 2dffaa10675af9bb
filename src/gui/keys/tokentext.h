// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <QUrl>

/// The forms in which an access token is copied.
enum class TokenForm {
    Token, ///< the token alone
    Header, ///< Authorization: Bearer …
    Curl, ///< a curl command against the space's base URL
    Environment, ///< ACCESS_TOKEN=…, for a shell or an env file
};

/// `token` in that form. A token holds only characters of RFC 6750's b64token, so nothing needs quoting.
Secret tokenText(TokenForm form, const Secret &token, const QUrl &baseUrl);
