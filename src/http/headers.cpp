// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/headers.h>

#include <algorithm>
#include <cstring>

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[fieldName, value] : headers) {
        if (fieldName.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QList<QByteArray> headerValues(const HttpHeaders &headers, QByteArrayView name)
{
    QList<QByteArray> values;
    for (const auto &[fieldName, value] : headers) {
        if (fieldName.compare(name, Qt::CaseInsensitive) == 0) {
            values.append(value);
        }
    }
    return values;
}

QByteArray mediaTypeOf(QByteArrayView contentType)
{
    const qsizetype end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.first(end)).trimmed().toByteArray().toLower();
}

bool isHttpToken(QByteArrayView text)
{
    const auto allowed = [](char character) {
        return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z')
            || (character >= 'a' && character <= 'z')
            || (character != '\0' && std::strchr("!#$%&'*+-.^_`|~", character) != nullptr);
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), allowed);
}

bool isSafeHeaderValue(QByteArrayView value)
{
    return std::none_of(value.begin(), value.end(), [](char character) {
        const auto code = static_cast<unsigned char>(character);
        return (code < 0x20 && character != '\t') || code == 0x7f;
    });
}
