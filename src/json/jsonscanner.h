// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <json/scanfault.h>
#include <vector>

/// Reads a JSON text (RFC 8259) once, strictly and without recursion, and tells `Sink` what it meets, by offsets:
/// open(bracket, at), close(at), name(from, to), scalar(from, to); strings with their quotes.
///
/// Our own and not simdjson: that gives no offsets of names, no spelling of numbers and no line of a fault, wants a padded
/// copy of the text, and its users must walk deep documents by recursion. tests/unit/json compares the two.
template <class Sink> class JsonScanner {
public:
    struct Found {
        ScanFault fault;
        qsizetype at;
    };

    JsonScanner(QByteArrayView text, Sink &sink)
        : m_text(text)
        , m_sink(sink)
    {
    }

    /// Nothing when the text is one JSON value.
    std::optional<Found> scan()
    {
        if (const auto at = firstInvalidUtf8(m_text)) {
            return Found{ScanFault::NotUtf8, *at};
        }
        m_at = m_text.startsWith("\xef\xbb\xbf") ? 3 : 0;
        skipSpace();
        if (ended()) {
            return Found{ScanFault::Empty, m_at};
        }
        while (!m_fault && step()) {
            skipSpace();
        }
        return m_fault;
    }

private:
    enum class Want { Value, ValueOrEnd, ValueAfterComma, NameOrEnd, NameAfterComma, CommaOrEnd, Nothing };

    bool ended() const { return m_at >= m_text.size(); }
    char peek() const { return m_text[m_at]; }
    bool inObject() const { return m_open.back() == '{'; }

    bool fail(ScanFault fault, qsizetype at)
    {
        m_fault = Found{fault, at};
        return false;
    }

    void skipSpace()
    {
        while (!ended() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')) {
            ++m_at;
        }
    }

    // False at the end of the text or at a fault.
    bool step()
    {
        if (ended()) {
            return m_want != Want::Nothing && fail(inObject() ? ScanFault::EndsInObject : ScanFault::EndsInArray, m_at);
        }
        switch (m_want) {
        case Want::ValueOrEnd:
            return peek() == ']' ? close() : value(ScanFault::ValueMissing);
        case Want::Value:
            return value(ScanFault::ValueMissing);
        case Want::ValueAfterComma:
            return value(ScanFault::ValueMissingAfterComma);
        case Want::NameOrEnd:
            return peek() == '}' ? close() : member(ScanFault::NameMissing);
        case Want::NameAfterComma:
            return member(ScanFault::NameMissingAfterComma);
        case Want::CommaOrEnd:
            return commaOrEnd();
        case Want::Nothing:
            break;
        }
        return fail(ScanFault::MoreAfterEnd, m_at);
    }

    bool commaOrEnd()
    {
        if (peek() == ',') {
            ++m_at;
            m_want = inObject() ? Want::NameAfterComma : Want::ValueAfterComma;
            return true;
        }
        if (peek() == (inObject() ? '}' : ']')) {
            return close();
        }
        return fail(commentOr(inObject() ? ScanFault::CommaOrBraceMissing : ScanFault::CommaOrBracketMissing), m_at);
    }

    bool close()
    {
        m_sink.close(m_at++);
        m_open.pop_back();
        return valueEnded();
    }

    bool valueEnded()
    {
        m_want = m_open.empty() ? Want::Nothing : Want::CommaOrEnd;
        return true;
    }

    // A name and its colon.
    bool member(ScanFault otherwise)
    {
        if (peek() != '"') {
            return fail(peek() == '\'' ? ScanFault::SingleQuotes : commentOr(otherwise), m_at);
        }
        const qsizetype from = m_at;
        if (!string()) {
            return false;
        }
        m_sink.name(from, m_at);
        skipSpace();
        if (ended() || peek() != ':') {
            return fail(ended() ? ScanFault::EndsInObject : ScanFault::ColonMissing, m_at);
        }
        ++m_at;
        m_want = Want::Value;
        return true;
    }

    bool value(ScanFault otherwise)
    {
        const qsizetype from = m_at;
        const char c = peek();
        if (c == '{' || c == '[') {
            return open(c);
        }
        const bool sound = c == '"'                            ? string()
            : c == '-' || (c >= '0' && c <= '9')               ? number()
            : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? word()
                                                               : fail(c == '\''   ? ScanFault::SingleQuotes
                                                                       : c == '+' ? ScanFault::PlusSign
                                                                                  : commentOr(otherwise),
                                                                   m_at);
        if (sound) {
            m_sink.scalar(from, m_at);
        }
        return sound && valueEnded();
    }

    bool open(char bracket)
    {
        if (m_open.size() == JsonText::MaxDepth) {
            return fail(ScanFault::TooDeep, m_at);
        }
        m_sink.open(bracket, m_at++);
        m_open.push_back(bracket);
        m_want = bracket == '{' ? Want::NameOrEnd : Want::ValueOrEnd;
        return true;
    }

    ScanFault commentOr(ScanFault otherwise) const
    {
        const bool comment = m_text.sliced(m_at).startsWith("//") || m_text.sliced(m_at).startsWith("/*");
        return comment ? ScanFault::Comment : otherwise;
    }

    bool word()
    {
        for (const QByteArrayView known : {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null")}) {
            if (m_text.sliced(m_at).startsWith(known)) {
                m_at += known.size();
                const bool goesOn = !ended() && ((peek() | 0x20) >= 'a' && (peek() | 0x20) <= 'z');
                return !goesOn || fail(ScanFault::UnknownWord, m_at - known.size());
            }
        }
        return fail(ScanFault::UnknownWord, m_at);
    }

    // At least one digit.
    bool digits()
    {
        const qsizetype from = m_at;
        while (!ended() && peek() >= '0' && peek() <= '9') {
            ++m_at;
        }
        return m_at > from || fail(ScanFault::DigitMissing, m_at);
    }

    bool number()
    {
        m_at += peek() == '-' ? 1 : 0;
        const qsizetype from = m_at;
        if (!digits()) {
            return false;
        }
        if (m_text[from] == '0' && m_at > from + 1) {
            return fail(ScanFault::LeadingZero, from);
        }
        if (!ended() && peek() == '.') {
            ++m_at;
            if (!digits()) {
                return false;
            }
        }
        if (!ended() && (peek() == 'e' || peek() == 'E')) {
            ++m_at;
            m_at += !ended() && (peek() == '+' || peek() == '-') ? 1 : 0;
            return digits();
        }
        return true;
    }

    bool string()
    {
        const char *const data = m_text.data();
        const qsizetype size = m_text.size();
        qsizetype at = m_at + 1;
        for (;;) {
            while (at < size && data[at] != '"' && data[at] != '\\' && static_cast<unsigned char>(data[at]) >= 0x20) {
                ++at;
            }
            if (at >= size) {
                return fail(ScanFault::EndsInString, size);
            }
            if (data[at] == '"') {
                m_at = at + 1;
                return true;
            }
            if (data[at] != '\\') {
                return fail(ScanFault::ControlInString, at);
            }
            if (!escape(at)) {
                return false;
            }
        }
    }

    // Moves `at` from the backslash behind its escape.
    bool escape(qsizetype &at)
    {
        if (at + 1 >= m_text.size()) {
            return fail(ScanFault::EndsInString, m_text.size());
        }
        const char kind = m_text[at + 1];
        if (kind != 'u') {
            at += 2;
            return QByteArrayView("\"\\/bfnrt").contains(kind) || fail(ScanFault::BadEscape, at - 2);
        }
        for (qsizetype i = at + 2; i < at + 6; ++i) {
            if (i >= m_text.size()) {
                return fail(ScanFault::EndsInString, m_text.size());
            }
            const char c = m_text[i];
            if (!((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'))) {
                return fail(ScanFault::BadUnicodeEscape, at);
            }
        }
        at += 6;
        return true;
    }

    QByteArrayView m_text;
    Sink &m_sink;
    qsizetype m_at = 0;
    Want m_want = Want::Value;
    std::vector<char> m_open; // the brackets that are not closed yet
    std::optional<Found> m_fault;
};
