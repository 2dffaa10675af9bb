// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/result.h>
#include <core/secret.h>
#include <optional>
#include <QString>

/// A successful answer of a token endpoint (RFC 6749 section 5.1), parsed once. Refresh tokens and unknown members are
/// never looked at.
struct TokenAnswer {
    static constexpr qsizetype MaxBytes = 64 * 1024; ///< of the whole answer
    static constexpr qsizetype MaxTokenBytes = 16 * 1024;
    static constexpr std::chrono::hours MaxLifetime{24};

    Secret accessToken;
    QString tokenType; ///< as the server spelt it
    std::optional<std::chrono::seconds> lifetime; ///< capped; none if missing, not positive or no number
    std::optional<QString> scope; ///< none if missing or no string

    /// Errors: TokenAnswerMalformed, TokenTypeUnsupported, AccessTokenMalformed; none of them holds a part of the answer
    /// but token_type.
    static Result<TokenAnswer> parse(QByteArrayView body, int status);
};

/// A refusal (RFC 6749 section 5.2) in the server's words, cleaned. `error` may be a sentence.
struct OAuthError {
    QString error;
    QString description;
    /// Nothing if `body` is not a JSON object with a string `error`, or if it holds an access token.
    static std::optional<OAuthError> parse(QByteArrayView body);
};

/// `[A-Za-z0-9\-._~+/]+=*` (RFC 6750 section 2.1): what may be put behind `Bearer`.
bool isB64Token(QByteArrayView text);
