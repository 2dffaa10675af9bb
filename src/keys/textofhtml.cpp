// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/textofhtml.h>

#include <algorithm>
#include <array>
#include <core/names.h>

namespace {

/// The name in a tag, in lower case, with its `/` when it closes: 'td', '/td'.
QString tagName(QStringView tag)
{
    qsizetype end = tag.startsWith(QLatin1Char('/')) ? 1 : 0;
    while (end < tag.size() && tag[end].isLetterOrNumber()) {
        ++end;
    }
    return tag.first(end).toString().toLower();
}

bool beginsCell(const QString &tag)
{
    return tag == QLatin1String("td") || tag == QLatin1String("th") || tag == QLatin1String("dd");
}

bool breaksLine(const QString &tag)
{
    static constexpr std::array names{"br", "p", "/p", "div", "/div", "tr", "/tr", "li", "/li", "dt", "/dl", "/table",
        "/pre", "h1", "h2", "h3", "h4", "h5", "h6", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6"};
    return std::any_of(names.begin(), names.end(), [&tag](const char *name) { return tag == QLatin1String(name); });
}

/// What an entity stands for, without its & and ;. Empty when it is not known.
QString decodedEntity(QStringView name)
{
    struct Named {
        const char *name;
        char16_t character;
    };
    static constexpr std::array entities{Named{"amp", u'&'}, Named{"lt", u'<'}, Named{"gt", u'>'}, Named{"quot", u'"'},
        Named{"apos", u'\''}, Named{"nbsp", u' '}};
    for (const Named &entity : entities) {
        if (name == QLatin1String(entity.name)) {
            return QString(QChar(entity.character));
        }
    }
    if (!name.startsWith(QLatin1Char('#'))) {
        return {};
    }
    const bool isHex = name.size() > 1 && name[1].toLower() == QLatin1Char('x');
    bool isNumber = false;
    const uint code = name.sliced(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || code == 0 || code > 0x10ffff || QChar::isSurrogate(code)) {
        return {};
    }
    const char32_t character = code;
    return QString::fromUcs4(&character, 1);
}

/// Reads a page from front to back.
class HtmlReader {
public:
    explicit HtmlReader(QStringView html)
        : m_rest(html)
    {
        m_text.reserve(html.size()); // never grows past it, so that no piece of a secret is left behind
    }

    QString read()
    {
        while (!m_rest.isEmpty()) {
            if (isAtTag()) {
                readTag();
            } else if (m_rest.front() == QLatin1Char('&')) {
                readEntity();
            } else if (m_rest.front().isSpace()) {
                space();
                m_rest = m_rest.sliced(1);
            } else {
                m_text.append(m_rest.front());
                m_rest = m_rest.sliced(1);
            }
        }
        return std::move(m_text);
    }

private:
    bool isAtTag() const
    {
        constexpr QStringView Marks = u"/!?";
        return m_rest.size() > 1 && m_rest[0] == QLatin1Char('<')
            && (m_rest[1].isLetter() || Marks.contains(m_rest[1]));
    }

    bool isAtLineStart() const { return m_text.isEmpty() || m_text.back() == QLatin1Char('\n'); }

    void space()
    {
        if (!isAtLineStart() && !m_text.back().isSpace()) {
            m_text.append(QLatin1Char(' '));
        }
    }

    /// A mark between two pieces of text takes the place of the space before it.
    void separate(QChar mark)
    {
        while (!m_text.isEmpty() && m_text.back() == QLatin1Char(' ')) {
            m_text.chop(1);
        }
        if (!isAtLineStart()) {
            m_text.append(mark);
        }
    }

    void skipPast(QLatin1String end)
    {
        const qsizetype at = m_rest.indexOf(end, 0, Qt::CaseInsensitive);
        m_rest = at < 0 ? QStringView() : m_rest.sliced(at + end.size());
    }

    void readTag()
    {
        if (m_rest.startsWith(QLatin1String("<!--"))) {
            skipPast(QLatin1String("-->"));
            return;
        }
        const QString tag = tagName(m_rest.sliced(1));
        skipPast(QLatin1String(">"));
        if (tag == QLatin1String("script")) {
            skipPast(QLatin1String("</script>"));
        } else if (tag == QLatin1String("style")) {
            skipPast(QLatin1String("</style>"));
        } else if (beginsCell(tag)) {
            separate(QLatin1Char('\t'));
        } else if (breaksLine(tag)) {
            separate(QLatin1Char('\n'));
        }
    }

    void readEntity()
    {
        constexpr qsizetype Longest = 10;
        const qsizetype end = m_rest.first(std::min(m_rest.size(), Longest)).indexOf(QLatin1Char(';'));
        const QString decoded = end > 0 ? decodedEntity(m_rest.sliced(1, end - 1)) : QString();
        if (decoded.isEmpty()) {
            m_text.append(m_rest.front());
            m_rest = m_rest.sliced(1);
            return;
        }
        if (decoded == QLatin1String(" ")) {
            space();
        } else {
            m_text.append(decoded);
        }
        m_rest = m_rest.sliced(end + 1);
    }

    QStringView m_rest;
    QString m_text;
};

} // namespace

bool looksLikeHtml(QStringView text)
{
    const QStringView trimmed = trimmedVisibly(text);
    return trimmed.size() > 2 && trimmed.front() == QLatin1Char('<')
        && (trimmed[1].isLetter() || trimmed[1] == QLatin1Char('!')) && trimmed.contains(QLatin1String("</"));
}

QString textOfHtml(QStringView html)
{
    return HtmlReader(html).read();
}
