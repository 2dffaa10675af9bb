// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QByteArray>
#include <QList>

/// A member of a JSON object as it stands in the text.
struct JsonMember {
    QByteArray name; ///< decoded
    QByteArrayView lexeme; ///< the exact text of the value
    bool isString() const { return lexeme.front() == '"'; }
    bool isNumber() const { return lexeme.front() == '-' || (lexeme.front() >= '0' && lexeme.front() <= '9'); }
};

/// The members of `text` if it is one complete JSON object (RFC 8259), nested at most MaxJsonDepth deep; else nothing. For
/// small answers that hold a secret: nothing of the text is copied but the names, numbers are left as they are written
/// (QJsonDocument and simdjson refuse a whole answer for one number out of range), and repeated names are seen.
/// Bytes that are not UTF-8 are let through.
std::optional<QList<JsonMember>> jsonMembers(QByteArrayView text);
constexpr int MaxJsonDepth = 64;

/// The exact text of each element of `text` if it is one complete JSON array, as strict; else nothing.
std::optional<QList<QByteArrayView>> jsonElements(QByteArrayView text);

/// The text of a string lexeme, as UTF-8; a lone surrogate becomes U+FFFD.
QByteArray decodedJsonString(QByteArrayView lexeme);
