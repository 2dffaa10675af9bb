// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/apianswer.h>

#include <http/headers.h>

QByteArray ApiAnswer::header(QByteArrayView name) const
{
    return headerValue(headers, name);
}

QString ApiAnswer::mediaType() const
{
    return QString::fromLatin1(mediaTypeOf(header("content-type")));
}
