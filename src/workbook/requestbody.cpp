// SPDX-License-Identifier: GPL-3.0-or-later
#include <workbook/requestbody.h>

#include <core/formencoding.h>
#include <QFile>
#include <QFileInfo>

namespace {

QByteArray formOf(const QList<NameValue> &fields)
{
    QByteArray form;
    for (const NameValue &field : fields) {
        if (!field.enabled || (field.name.isEmpty() && field.value.isEmpty())) {
            continue;
        }
        form.append(form.isEmpty() ? "" : "&");
        appendFormEncoded(form, field.name.toUtf8());
        form.append('=');
        appendFormEncoded(form, field.value.toUtf8());
    }
    return form;
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return failure(ErrorKind::NoSuchFile, {path});
    }
    if (QFileInfo(path).isDir()) {
        return failure(ErrorKind::FileUnreadable, {path, QStringLiteral("a folder")});
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::FileUnreadable, {path, file.errorString()});
    }
    // One byte more than allowed, for a pipe has no size to ask for.
    QByteArray content = file.read(MaxRequestFile + 1);
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::FileUnreadable, {path, file.errorString()});
    }
    if (content.size() > MaxRequestFile) {
        return failure(ErrorKind::FileUnreadable, {path, QStringLiteral("larger than %1 bytes").arg(MaxRequestFile)});
    }
    return content;
}

} // namespace

Result<EncodedBody> encodedBody(const RequestBody &body)
{
    switch (body.kind) {
    case RequestBody::Kind::None:
        break;
    case RequestBody::Kind::Json:
        return EncodedBody{body.content, body.content.isEmpty() ? "" : "application/json"};
    case RequestBody::Kind::Text:
        return EncodedBody{body.content, body.content.isEmpty() ? "" : "text/plain; charset=utf-8"};
    case RequestBody::Kind::Form:
        return EncodedBody{formOf(body.fields), "application/x-www-form-urlencoded"};
    case RequestBody::Kind::File:
        return contentOf(body.file).map([](QByteArray content) {
            return EncodedBody{std::move(content), "application/octet-stream"};
        });
    }
    return EncodedBody{};
}
