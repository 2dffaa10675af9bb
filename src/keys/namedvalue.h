// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <QString>
#include <vector>

/// A name and a value as somebody's text has them; the value is treated as a secret, since it may be one.
struct NamedValue {
    QString name;
    Secret value; ///< UTF-8, never empty
};

constexpr qsizetype MaxPastedText = 64 * 1024; ///< UTF-16 code units; longer text is a document, not a key

/// The string members of a JSON object, those of objects within it included; none when it is not sound.
std::vector<NamedValue> namedValuesOfJson(QStringView text);
/// The fields of an application/x-www-form-urlencoded body or a query; none unless all of the text is one.
std::vector<NamedValue> namedValuesOfForm(QStringView text);
/// `NAME=value`, `export NAME="value"`, `name: value`, `"name": "value",`: one a line, whatever stands on other lines.
/// Quotes of all sorts go; a comment after white space and `#` goes unless it is quoted.
std::vector<NamedValue> namedValuesOfLines(QStringView text);
/// The cells of text in which a tab stands between them: a header with one row of values below it, or a name and its value
/// in each row. Also a name on a line of its own and its value on the next, as a form is copied.
std::vector<NamedValue> namedValuesOfTable(QStringView text);
