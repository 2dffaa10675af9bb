// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/tlssupport.h>

#include <QSslSocket>

QString tlsLibrary()
{
    return QSslSocket::supportsSsl() ? QSslSocket::sslLibraryVersionString() : QString();
}
