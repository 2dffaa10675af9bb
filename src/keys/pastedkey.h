// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <optional>
#include <QString>

/// A client id and a secret (and perhaps a label) recognised in pasted text.
struct PastedKey {
    QString clientId;
    Secret clientSecret;
    QString label = {};
};

/// Recognises both parts in a JSON object (`client_id`/`clientId`/`id` …), a form body, an env file (`CLIENT_ID=…`, with or
/// without export and quotes), `Name: value` lines, or two bare lines (id first). Nothing when the text does not hold both.
std::optional<PastedKey> recognisePastedKey(QStringView text);
