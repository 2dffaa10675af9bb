// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/startup.h>

#include <app/hardening.h>
#include <app/logging.h>
#include <QCoreApplication>
#include <secrets/secretservice.h>

void startUp()
{
    hardenProcess();
    installLogging();
    QCoreApplication::setApplicationName(QStringLiteral("keydesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KEYDESK_VERSION));
}

std::jthread loadKeychainAhead()
{
    return loadSecretService();
}
