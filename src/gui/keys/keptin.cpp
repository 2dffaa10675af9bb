// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/keys/keptin.h>
#include <QCoreApplication>

namespace {

QString nameOf(const QString &backend)
{
    if (backend == QLatin1String("secret-service")) {
        return QStringLiteral("Secret Service");
    }
    if (backend == QLatin1String("kwallet")) {
        return QStringLiteral("KWallet");
    }
    if (backend == QLatin1String("macos")) {
        return QStringLiteral("macOS Keychain");
    }
    if (backend == QLatin1String("windows")) {
        return QStringLiteral("Windows Credential Manager");
    }
    if (backend == QLatin1String("vault")) {
        return QCoreApplication::translate("KeptIn", "the vault file");
    }
    return backend;
}

} // namespace

QString keychainWords(const QString &backend, const QString &backendInUse, const QString &nameInUse)
{
    if (backend == QLatin1String("run")) {
        return QCoreApplication::translate("KeptIn", "this run only");
    }
    return backend == backendInUse ? nameInUse : nameOf(backend);
}

QString keptInWords(const QString &backend, const QString &backendInUse, const QString &nameInUse)
{
    if (backend == QLatin1String("run")) {
        return QCoreApplication::translate("KeptIn", "kept for this run only");
    }
    return QCoreApplication::translate("KeptIn", "kept in %1").arg(keychainWords(backend, backendInUse, nameInUse));
}
