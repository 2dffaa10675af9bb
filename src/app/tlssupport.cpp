// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/tlssupport.h>

#include <http/authorities.h>
#include <QSslSocket>

QString tlsLibrary()
{
    return QSslSocket::supportsSsl() ? QSslSocket::sslLibraryVersionString() : QString();
}

Result<void> checkAuthorityFile(const QString &path)
{
    return path.isEmpty() ? Result<void>() : authoritiesIn(path).map([](const QList<QSslCertificate> &) {});
}
