// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/dryrun.h>

#include <QJsonArray>
#include <QStringDecoder>

QJsonObject dryRunOf(const PreparedRequest &request, const QString &keyReference)
{
    QJsonArray headers;
    if (request.goesToSpace) {
        headers.append(QJsonArray{QStringLiteral("Authorization"), QStringLiteral("Bearer …")});
    }
    for (const auto &[name, value] : request.headers) {
        headers.append(QJsonArray{QString::fromLatin1(name), QString::fromUtf8(value)});
    }
    QJsonObject object{
        {QStringLiteral("method"), QString::fromLatin1(request.method)},
        {QStringLiteral("url"), request.url.toString(QUrl::FullyEncoded)},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("body"), QJsonValue()},
        {QStringLiteral("key"), keyReference},
    };
    if (!request.body.isEmpty()) {
        QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
        const QString text = decoder.decode(request.body);
        if (decoder.hasError()) {
            object[QStringLiteral("body_base64")] = QString::fromLatin1(request.body.toBase64());
        } else {
            object[QStringLiteral("body")] = text;
        }
    }
    return object;
}
