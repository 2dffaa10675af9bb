// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/flatjson.h>

namespace {

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

/// Walks over JSON text; every step either moves behind what it names or says no. No recursion.
class Scanner {
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
        if (m_text.startsWith("\xEF\xBB\xBF")) {
            m_text = m_text.sliced(3); // RFC 8259 section 8.1: a reader may ignore a byte order mark
        }
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool take(char wanted)
    {
        const bool is = !atEnd() && m_text[m_at] == wanted;
        m_at += is ? 1 : 0;
        return is;
    }
    void skipSpace()
    {
        while (take(' ') || take('\t') || take('\n') || take('\r')) { }
    }
    std::optional<QByteArrayView> key()
    {
        skipSpace();
        const qsizetype start = m_at;
        if (!string()) {
            return std::nullopt;
        }
        const QByteArrayView lexeme = m_text.sliced(start, m_at - start);
        skipSpace();
        return take(':') ? std::optional(lexeme) : std::nullopt;
    }
    std::optional<QByteArrayView> value()
    {
        skipSpace();
        const qsizetype start = m_at;
        return skipValue() ? std::optional(m_text.sliced(start, m_at - start)) : std::nullopt;
    }

private:
    bool skipValue()
    {
        QByteArray open; // the containers that are open, outermost first
        do {
            skipSpace();
            if (take('{')) {
                open.append('}');
            } else if (take('[')) {
                open.append(']');
            } else if (!scalar()) {
                return false;
            }
            if (open.size() > MaxJsonDepth || !goOn(open)) {
                return false;
            }
        } while (!open.isEmpty());
        return true;
    }

    /// Behind a value or an opening bracket: closes what ends here and moves to where the next value begins.
    bool goOn(QByteArray &open)
    {
        const bool justOpened = m_text[m_at - 1] == '{' || m_text[m_at - 1] == '[';
        bool isFirst = justOpened && !open.isEmpty();
        while (!open.isEmpty()) {
            skipSpace();
            if (take(open.back())) {
                open.chop(1);
                isFirst = false;
                continue;
            }
            if (!isFirst && !take(',')) {
                return false;
            }
            return open.back() == ']' || key().has_value();
        }
        return true;
    }

    bool scalar() { return string() || number() || word("true") || word("false") || word("null"); }

    bool word(QByteArrayView wanted)
    {
        const bool is = m_text.sliced(m_at).startsWith(wanted);
        m_at += is ? wanted.size() : 0;
        return is;
    }

    bool string()
    {
        if (!take('"')) {
            return false;
        }
        while (!atEnd() && static_cast<unsigned char>(m_text[m_at]) >= 0x20) {
            if (take('"')) {
                return true;
            }
            const bool isEscape = take('\\');
            if (isEscape && !escape()) {
                return false;
            }
            m_at += isEscape ? 0 : 1;
        }
        return false;
    }

    bool escape()
    {
        if (take('u')) {
            for (int i = 0; i < 4; ++i, ++m_at) {
                if (atEnd() || QByteArrayView("0123456789abcdefABCDEF").indexOf(m_text[m_at]) < 0) {
                    return false;
                }
            }
            return true;
        }
        if (atEnd() || QByteArrayView("\"\\/bfnrt").indexOf(m_text[m_at]) < 0) {
            return false;
        }
        ++m_at;
        return true;
    }

    bool digits()
    {
        const qsizetype start = m_at;
        while (!atEnd() && isDigit(m_text[m_at])) {
            ++m_at;
        }
        return m_at > start;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

char32_t codeUnit(QByteArrayView fourDigits)
{
    return static_cast<char32_t>(fourDigits.toUInt(nullptr, 16));
}

void appendUtf8(QByteArray &to, char32_t code)
{
    to.append(QString::fromUcs4(&code, 1).toUtf8());
}

/// Behind `\u`: appends the character and says how many bytes it took.
qsizetype appendEscaped(QByteArray &to, QByteArrayView rest)
{
    constexpr char32_t Replacement = 0xfffd;
    const char32_t unit = codeUnit(rest.first(4));
    if (!QChar::isSurrogate(unit)) {
        appendUtf8(to, unit);
        return 4;
    }
    const bool hasNext = rest.size() >= 10 && rest[4] == '\\' && rest[5] == 'u';
    const char32_t next = hasNext ? codeUnit(rest.sliced(6, 4)) : 0;
    if (QChar::isHighSurrogate(unit) && QChar::isLowSurrogate(next)) {
        appendUtf8(to, QChar::surrogateToUcs4(static_cast<char16_t>(unit), static_cast<char16_t>(next)));
        return 10;
    }
    appendUtf8(to, Replacement);
    return 4;
}

} // namespace

std::optional<QList<JsonMember>> jsonMembers(QByteArrayView text)
{
    Scanner scanner(text);
    scanner.skipSpace();
    if (!scanner.take('{')) {
        return std::nullopt;
    }
    QList<JsonMember> members;
    scanner.skipSpace();
    if (!scanner.take('}')) {
        do {
            const auto name = scanner.key();
            const auto value = name ? scanner.value() : std::nullopt;
            if (!value) {
                return std::nullopt;
            }
            members.append({decodedJsonString(*name), *value});
            scanner.skipSpace();
        } while (scanner.take(','));
        if (!scanner.take('}')) {
            return std::nullopt;
        }
    }
    scanner.skipSpace();
    return scanner.atEnd() ? std::optional(members) : std::nullopt;
}

std::optional<QList<QByteArrayView>> jsonElements(QByteArrayView text)
{
    Scanner scanner(text);
    scanner.skipSpace();
    if (!scanner.take('[')) {
        return std::nullopt;
    }
    QList<QByteArrayView> elements;
    scanner.skipSpace();
    if (!scanner.take(']')) {
        do {
            const auto value = scanner.value();
            if (!value) {
                return std::nullopt;
            }
            elements.append(*value);
            scanner.skipSpace();
        } while (scanner.take(','));
        if (!scanner.take(']')) {
            return std::nullopt;
        }
    }
    scanner.skipSpace();
    return scanner.atEnd() ? std::optional(elements) : std::nullopt;
}

QByteArray decodedJsonString(QByteArrayView lexeme)
{
    QByteArray decoded;
    decoded.reserve(lexeme.size()); // never longer, so that a token leaves no copies behind
    const QByteArrayView inner = lexeme.sliced(1, lexeme.size() - 2);
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\') {
            decoded.append(inner[i]);
            continue;
        }
        ++i;
        constexpr char From[] = "bfnrt";
        constexpr char To[] = "\b\f\n\r\t";
        if (inner[i] == 'u') {
            i += appendEscaped(decoded, inner.sliced(i + 1));
        } else {
            const qsizetype at = QByteArrayView(From).indexOf(inner[i]);
            decoded.append(at < 0 ? inner[i] : To[at]);
        }
    }
    return decoded;
}
