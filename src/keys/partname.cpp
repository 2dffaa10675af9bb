// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/partname.h>

#include <QString>

namespace {

/// Everything but letters and digits goes: `CLIENT_ID`, `clientId`, `Client ID` and `client-id` are one name.
QString plainName(QStringView name)
{
    QString plain;
    for (const QChar character : name) {
        if (character.isLetterOrNumber()) {
            plain.append(character.toLower());
        }
    }
    return plain;
}

} // namespace

Part partNamed(QStringView name)
{
    const QString plain = plainName(name);
    if (plain.endsWith(QLatin1String("clientid"))) {
        return Part::ClientId;
    }
    if (plain.endsWith(QLatin1String("clientsecret"))) {
        return Part::ClientSecret;
    }
    if (plain == QLatin1String("id") || plain == QLatin1String("client")) {
        return Part::Id;
    }
    if (plain == QLatin1String("secret")) {
        return Part::Secret;
    }
    if (plain == QLatin1String("label") || plain == QLatin1String("name") || plain == QLatin1String("clientname")) {
        return Part::Label;
    }
    return Part::None;
}

bool isPartName(QStringView text)
{
    const bool isPhrase = text.contains(QLatin1Char(' '));
    const QString plain = plainName(text);
    return partNamed(text) != Part::None
        && (isPhrase || plain.size() < 9 || plain == QLatin1String("clientsecret")
            || plain == QLatin1String("clientname"));
}
