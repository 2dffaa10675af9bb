// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/savedbody.h>
#include <QSaveFile>

Result<void> saveBodyTo(const QString &path, const QByteArray &body)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(body) != body.size() || !file.commit()) {
        return failure(ErrorKind::FileUnwritable, {path, file.errorString()});
    }
    return {};
}
