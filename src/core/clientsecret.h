// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/secret.h>

/// A client secret as it came in, trimmed, with a word on what was trimmed so that the person can be told.
struct TrimmedSecret {
    Secret secret;
    bool trimmedWhiteSpace = false; ///< spaces, no-break spaces or line ends stood at the ends
    bool trimmedInvisible = false; ///< a zero-width character or byte order mark stood at the ends
};

constexpr qsizetype MaxClientSecretBytes = 1024; ///< an entry on Windows holds 2560 bytes with all of its fields

/// Reads a client secret from UTF-8. White space and invisible characters at the ends go; control characters and
/// invisible characters inside are refused with their place.
/// Errors: SecretEmpty, SecretTooLong, SecretHasControlCharacter, SecretNotUtf8.
Result<TrimmedSecret> parseClientSecret(QByteArrayView utf8);
