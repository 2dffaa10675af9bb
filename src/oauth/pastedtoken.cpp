// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/pastedtoken.h>

#include <core/flatjson.h>
#include <core/names.h>

namespace {

/// The string `access_token` of a JSON object, as UTF-8; empty if there is none.
Secret tokenOfAnswer(QStringView text)
{
    QByteArray json = text.toUtf8();
    Secret token;
    if (const auto members = jsonMembers(json)) {
        for (const JsonMember &member : *members) {
            if (member.name == "access_token" && member.isString()) {
                QByteArray value = decodedJsonString(member.lexeme);
                token = Secret::takeFrom(value);
            }
        }
    }
    wipe(json);
    return token;
}

/// Behind the last `Bearer `, in a header line or a command that holds one, up to a quote or the next header.
QStringView behindScheme(QStringView text)
{
    constexpr QLatin1String Scheme("bearer ");
    const qsizetype at = text.lastIndexOf(Scheme, -1, Qt::CaseInsensitive);
    if (at < 0) {
        return text;
    }
    const QStringView rest = trimmedVisibly(text.sliced(at + Scheme.size()));
    qsizetype word = 0;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        if (rest[i] == QLatin1Char('"') || rest[i] == QLatin1Char('\'')) {
            return trimmedVisibly(rest.first(i));
        }
        if (rest[i] == QLatin1Char(':')) {
            return trimmedVisibly(rest.first(word));
        }
        word = rest[i].isSpace() ? i + 1 : word;
    }
    return rest;
}

/// Behind `NAME=` or `export NAME=`. A token has `=` at its end only, so nothing is taken away from one.
QStringView behindName(QStringView text)
{
    constexpr QLatin1String Export("export ");
    const QStringView line = text.startsWith(Export) ? text.sliced(Export.size()) : text;
    const qsizetype equals = line.indexOf(QLatin1Char('='));
    if (equals <= 0 || equals == line.size() - 1 || line[equals + 1] == QLatin1Char('=')) {
        return text;
    }
    const QStringView name = line.first(equals);
    const bool isName = std::all_of(name.begin(), name.end(), [](QChar character) {
        return character.unicode() < 0x80 && (character.isLetterOrNumber() || character == QLatin1Char('_'));
    });
    return isName ? trimmedVisibly(line.sliced(equals + 1)) : text;
}

QStringView withoutQuotes(QStringView text)
{
    constexpr QStringView Opening = u"\"'`\u201c\u2018\u00ab\u201e";
    constexpr QStringView Closing = u"\"'`\u201d\u2019\u00bb\u201c";
    while (text.size() >= 2) {
        const qsizetype kind = Opening.indexOf(text.front());
        if (kind < 0 || text.back() != Closing[kind]) {
            break;
        }
        text = trimmedVisibly(text.sliced(1, text.size() - 2));
    }
    return text;
}

Secret asSecret(QStringView text)
{
    QString joined;
    if (text.startsWith(QLatin1String("eyJ"))) { // the beginning of every JSON object in base64
        joined.reserve(text.size());
        std::copy_if(text.begin(), text.end(), std::back_inserter(joined),
            [](QChar character) { return !character.isSpace() && !isControlCharacter(character); });
        text = joined;
    }
    QByteArray bytes = text.toUtf8();
    wipe(joined);
    return Secret::takeFrom(bytes);
}

} // namespace

Secret tokenInPasted(QStringView text)
{
    text = withoutQuotes(trimmedVisibly(text));
    if (text.startsWith(QLatin1Char('{'))) {
        if (Secret token = tokenOfAnswer(text); !token.isEmpty()) {
            return token;
        }
    }
    return asSecret(withoutQuotes(behindName(behindScheme(text))));
}
