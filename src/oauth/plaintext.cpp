// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/plaintext.h>

#include <core/names.h>

QString plainServerText(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar character : text) {
        if (character.isSpace()) {
            plain.append(QLatin1Char(' '));
        } else if (!isControlCharacter(character) && character.category() != QChar::Other_Format) {
            plain.append(character);
        }
    }
    plain = std::move(plain).simplified();
    if (plain.size() > MaxServerText) {
        plain.truncate(plain[MaxServerText - 1].isHighSurrogate() ? MaxServerText - 1 : MaxServerText);
    }
    return plain;
}
