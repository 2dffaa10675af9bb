// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsonstring.h>

namespace {

// The character of an escape other than \u.
QChar simpleEscape(char kind)
{
    switch (kind) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return QLatin1Char(kind); // " \ and /
    }
}

// The code unit of the four digits behind \u.
char16_t unicodeEscape(QByteArrayView digits)
{
    return static_cast<char16_t>(digits.toByteArray().toUShort(nullptr, 16));
}

// Appends the \u escape at `at`, with its low surrogate if one follows, and returns where it ends.
qsizetype appendUnicode(QString &to, QByteArrayView text, qsizetype at)
{
    const char16_t unit = unicodeEscape(text.sliced(at + 2, 4));
    at += 6;
    if (!QChar::isSurrogate(unit)) {
        to += QChar(unit);
        return at;
    }
    if (QChar::isHighSurrogate(unit) && text.sliced(at).startsWith("\\u")) {
        const char16_t low = unicodeEscape(text.sliced(at + 2, 4));
        if (QChar::isLowSurrogate(low)) {
            to += QChar(unit);
            to += QChar(low);
            return at + 6;
        }
    }
    to += QChar(QChar::ReplacementCharacter);
    return at;
}

// A cut must not fall within a UTF-8 sequence.
QByteArrayView firstWhole(QByteArrayView text, qsizetype most)
{
    if (most >= text.size()) {
        return text;
    }
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) {
        --most;
    }
    return text.first(most);
}

} // namespace

QString decodedJsonString(QByteArrayView lexeme, qsizetype most)
{
    const QByteArrayView text = lexeme.sliced(1, lexeme.size() - 2);
    QString decoded;
    qsizetype at = 0;
    while (at < text.size() && (most < 0 || decoded.size() < most)) {
        qsizetype plainEnd = text.indexOf('\\', at);
        plainEnd = plainEnd < 0 ? text.size() : plainEnd;
        QByteArrayView plain = text.sliced(at, plainEnd - at);
        if (most >= 0 && plain.size() > (most - decoded.size()) * 4) {
            return decoded
                + QString::fromUtf8(firstWhole(plain, (most - decoded.size()) * 4)).left(most - decoded.size());
        }
        decoded += QString::fromUtf8(plain);
        at = plainEnd;
        if (at < text.size() && text[at + 1] == 'u') {
            at = appendUnicode(decoded, text, at);
        } else if (at < text.size()) {
            decoded += simpleEscape(text[at + 1]);
            at += 2;
        }
    }
    return most < 0 ? decoded : decoded.left(most);
}

QString quotedJsonString(QStringView text)
{
    QString quoted(u'"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\') {
            quoted += u'\\';
            quoted += c;
        } else if (c == u'\n') {
            quoted += QLatin1String("\\n");
        } else if (c.unicode() < 0x20 || c.unicode() == 0x7f) {
            quoted += QStringLiteral("\\u%1").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
        } else {
            quoted += c;
        }
    }
    return quoted + u'"';
}
