// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/tlssupport.h>

#include <http/authorities.h>
#include <QFileInfo>
#include <QSslSocket>

QString tlsLibrary()
{
    return QSslSocket::supportsSsl() ? QSslSocket::sslLibraryVersionString() : QString();
}

Result<QString> checkedAuthorityFile(const QString &path)
{
    if (path.isEmpty()) {
        return QString();
    }
    const QString absolute = QFileInfo(path).absoluteFilePath();
    return authoritiesIn(absolute).map([&absolute](const QList<QSslCertificate> &) { return absolute; });
}
