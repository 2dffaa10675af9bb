// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/formencoding.h>

void appendFormEncoded(QByteArray &to, QByteArrayView utf8)
{
    constexpr char Digits[] = "0123456789ABCDEF";
    for (const char character : utf8) {
        const auto code = static_cast<unsigned char>(character);
        const bool isLetter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
        const bool isDigit = code >= '0' && code <= '9';
        if (isLetter || isDigit || code == '*' || code == '-' || code == '.' || code == '_') {
            to.append(character);
        } else if (code == ' ') {
            to.append('+');
        } else {
            to.append('%').append(Digits[code >> 4]).append(Digits[code & 0x0f]);
        }
    }
}
