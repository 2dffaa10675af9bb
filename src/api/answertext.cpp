// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/apianswer.h>

#include <QStringDecoder>

namespace {

/// The charset parameter of a Content-Type (RFC 9110 section 8.3.2), lower case; empty for none.
QByteArray charsetOf(const QByteArray &contentType)
{
    for (const QByteArray &parameter : contentType.split(';').mid(1)) {
        const qsizetype equals = parameter.indexOf('=');
        if (equals > 0 && parameter.first(equals).trimmed().compare("charset", Qt::CaseInsensitive) == 0) {
            QByteArray value = parameter.sliced(equals + 1).trimmed().toLower();
            return value.startsWith('"') ? value.sliced(1).chopped(value.endsWith('"') && value.size() > 1 ? 1 : 0)
                                         : value;
        }
    }
    return {};
}

bool isWesternEuropean(const QByteArray &charset)
{
    static const QList<QByteArray> names{"iso-8859-1", "latin1", "iso8859-1", "us-ascii", "windows-1252", "cp1252"};
    return names.contains(charset);
}

/// As browsers do, what calls itself Latin-1 is read as windows-1252, its superset in print.
QString fromWesternEuropean(const QByteArray &bytes)
{
    constexpr char16_t From80To9f[] = u"\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152"
                                      u"\ufffd\u017d\ufffd\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122"
                                      u"\u0161\u203a\u0153\ufffd\u017e\u0178";
    QString text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        const char16_t code = character.unicode();
        if (code >= 0x80 && code <= 0x9f) {
            character = From80To9f[code - 0x80];
        }
    }
    return text;
}

} // namespace

QString ApiAnswer::text() const
{
    const QString type = mediaType();
    // JSON is UTF-8 whatever the charset says (RFC 8259 section 8.1).
    const bool isJson = type == QLatin1String("application/json") || type.endsWith(QLatin1String("+json"));
    const QByteArray charset = isJson ? QByteArray() : charsetOf(header("content-type"));
    if (isWesternEuropean(charset)) {
        return fromWesternEuropean(body);
    }
    QStringDecoder named(charset.isEmpty() ? "UTF-8" : charset.constData());
    QStringDecoder utf8(QStringConverter::Utf8);
    return named.isValid() ? QString(named.decode(body)) : QString(utf8.decode(body));
}
