// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/jsontext.h>
#include <optional>

/// What can be wrong with a JSON text, apart from its place.
enum class ScanFault {
    Empty,
    NotUtf8,
    TooLarge,
    TooDeep,
    ValueMissing, ///< something else stands where a value should
    ValueMissingAfterComma,
    NameMissing,
    NameMissingAfterComma,
    ColonMissing,
    CommaOrBraceMissing,
    CommaOrBracketMissing,
    EndsInObject,
    EndsInArray,
    EndsInString,
    MoreAfterEnd,
    ControlInString,
    BadEscape,
    BadUnicodeEscape,
    LeadingZero,
    DigitMissing,
    PlusSign,
    UnknownWord,
    SingleQuotes,
    Comment
};

/// The fault at `offset` with its line, column and sentence.
JsonText::Fault describeFault(QByteArrayView document, ScanFault fault, qsizetype offset);

/// Where the text stops being UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
std::optional<qsizetype> firstInvalidUtf8(QByteArrayView bytes);
