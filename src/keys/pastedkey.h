// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <optional>
#include <QString>
#include <vector>

/// A client id and a secret (and perhaps a label) recognised in pasted text.
struct PastedKey {
    QString clientId;
    Secret clientSecret;
    QString label = {};
};

/// What a piece of text holds of a key; a part that is not there, or is there twice with different values, is empty.
struct PastedParts {
    QString clientId; ///< said to be one by its name
    Secret clientSecret; ///< likewise
    QString label; ///< likewise
    bool hasFullNames = false; ///< client_id and client_secret, not id and secret
    /// One or two lines or cells without a name, when there is nothing else: what they are has to be guessed.
    std::vector<Secret> bare;

    bool isEmpty() const { return clientId.isEmpty() && clientSecret.isEmpty() && label.isEmpty() && bare.empty(); }
};

/// Recognises the parts in a JSON object (`client_id`/`clientId`/`id` …), a form body, an env file (`CLIENT_ID=…`, with or
/// without export and quotes), `Name: value` lines, a table (cells with tabs between them, or HTML), or bare lines.
PastedParts partsInPasted(QStringView text);

/// The same when both parts are there: by their names, or as two bare lines (the id first, unless only the first looks as
/// if no person had made it up). Nothing when the text does not hold both.
std::optional<PastedKey> recognisePastedKey(QStringView text);

/// How much a bare value looks as if a machine had made it up.
enum class Likeness {
    Words, ///< 'price-monitor'
    Unclear, ///< a UUID: ids and secrets both are
    Random, ///< long, letters and digits mixed: more likely a secret
};
Likeness likenessOf(const Secret &bare);
