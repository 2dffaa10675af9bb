// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apianswer.h>
#include <core/apikey.h>
#include <core/names.h>
#include <core/task.h>
#include <oauth/accesstoken.h>

class KeyBook;

/// Why an API may have refused a request with 403 (RFC 9110 section 15.5.4), as far as it shows from here: what was asked,
/// what the token holds, what the API said (RFC 6750 section 3.1). The API decides, and need not tell by what.
struct WhyForbidden {
    QByteArray method;
    QString path; ///< without the query, which may hold what is nobody's business
    AnswerChallenge challenge = {}; ///< empty if the API sent none
    QStringList audience = {}; ///< of the token; empty where it names none or is no JWT
    QStringList scope = {}; ///< granted with the token
    QStringList missing = {}; ///< of the scope that the request needs
    bool isGuess = false; ///< the API does not name the scope; `missing` is what the space asks for and did not get
    QList<ApiKey> grantedTo
        = {}; ///< other keys of the space that were granted all of `missing` lately, the latest first
};

/// How long ago a token may have been granted to speak of 'lately'.
constexpr auto Lately = std::chrono::days(30);

/// `asked` is the space's scope, `key` the one whose `token` was sent (null if nothing keeps it), `keys` any of the
/// person's. Pure.
[[nodiscard]] WhyForbidden whyForbidden(const ApiAnswer &answer, const SharedToken &token, const Scope &asked,
    const ApiKey &key, const QList<ApiKey> &keys, const QDateTime &now);

/// The same for an answer to a request with that key, with what `keyBook` knows. Main thread; `keyBook` outlives the task.
/// Errors: those of KeyBook::find(), space() and keys().
[[nodiscard]] Task<Result<WhyForbidden>> explainForbidden(KeyBook &keyBook, ApiAnswer answer, KeyId key, QDateTime now);
