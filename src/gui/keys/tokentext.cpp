// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/keys/tokentext.h>

namespace {

Secret between(const QByteArray &before, const Secret &token, const QByteArray &after)
{
    QByteArray text;
    text.reserve(before.size() + token.size() + after.size()); // no copy is left behind by growing
    text.append(before);
    token.reveal([&text](QByteArrayView bytes) { text.append(bytes); });
    text.append(after);
    return Secret::takeFrom(text);
}

QByteArray shellQuoted(const QUrl &url)
{
    QByteArray text = url.toEncoded();
    text.replace('\'', "%27");
    return '\'' + text + '\'';
}

} // namespace

Secret tokenText(TokenForm form, const Secret &token, const QUrl &baseUrl)
{
    switch (form) {
    case TokenForm::Token:
        break;
    case TokenForm::Header:
        return between("Authorization: Bearer ", token, {});
    case TokenForm::Curl:
        return between("curl -H 'Authorization: Bearer ", token, "' " + shellQuoted(baseUrl));
    case TokenForm::Environment:
        return between("ACCESS_TOKEN=", token, {});
    }
    return token.duplicate();
}
