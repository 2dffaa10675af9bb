// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/plaintext.h>

#include <core/names.h>

QString plainServerText(QStringView text, qsizetype limit)
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
    if (plain.size() > limit) {
        plain.truncate(plain[limit - 1].isHighSurrogate() ? limit - 1 : limit);
    }
    return plain;
}
