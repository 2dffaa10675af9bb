// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <QDateTime>
#include <QList>
#include <QStringList>

/// One claim or header parameter as the token has it, fit to be shown.
struct TokenClaim {
    QString name; ///< one line of plain text
    QString
        value; ///< the same: a string as it is, strings and roles joined by ', ', anything else as its JSON stands there
    QStringList words; ///< what `value` lists, where it is a string or an array of strings; else empty
    QDateTime
        time; ///< UTC, where this is a NumericDate (RFC 7519 section 2) that ends before the year 10000; else invalid
    bool isTime = false; ///< the name is that of a time, whatever the value is
    bool isRepeated = false; ///< the name stands there more than once, and programs differ in which of them counts
};

/// What an access token says of itself, taken apart for a person to read (RFC 7519, 7515, 7516). The signature is never
/// checked, and nothing is ever decided by any of this (design: protocol, point 8).
struct TokenInspection {
    enum class Form {
        NotAToken, ///< empty, longer than MaxInspectedToken, or with characters that no token holds (RFC 6750 section 2.1)
        Opaque, ///< an agreement between the two servers; says nothing to anybody else
        Jwt, ///< header and claims can be read
        EncryptedJwt, ///< five parts: only the header can be read
        SpoiltJwt, ///< has the header of a JWT, and its claims can't be read
    };

    Form form = Form::NotAToken;
    qsizetype length = 0; ///< in bytes
    bool isSigned = false; ///< has a signature, good or bad, by an algorithm other than `none`
    QList<TokenClaim> header = {}; ///< in the order of the token
    QList<TokenClaim> claims = {}; ///< in the order of the token
    qsizetype leftOut = 0; ///< claims and header parameters behind the first MaxShownClaims of each

    /// The claim of that name; of several the last, as most programs take it. Null if there is none.
    const TokenClaim *claim(QLatin1String name) const;
    QDateTime time(QLatin1String name) const; ///< of such a claim, else invalid
    QStringList words(QLatin1String name) const; ///< `aud`: a string or an array; `scope`: also split at its spaces
};

constexpr qsizetype MaxInspectedToken = 64 * 1024; ///< bytes; four times what is taken from a token endpoint
constexpr qsizetype MaxShownClaims = 200;
constexpr qsizetype MaxClaimText = 2000; ///< of a value, in UTF-16 code units

/// Takes a token apart. Pure, and safe on any bytes: no recursion, time in proportion to the length.
TokenInspection inspectToken(const Secret &token);
