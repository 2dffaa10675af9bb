// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

/// The bytes of tests/support/cases/NAME; ends the program when it is not there, so that no test passes on nothing.
inline QByteArray testCase(const char *name)
{
    QFile file(QStringLiteral(KEYDESK_SOURCE_DIR "/tests/support/cases/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no such test case: %s", name);
    }
    return file.readAll();
}
