// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/apikey.h>

QString keyStateText(KeyState state)
{
    switch (state) {
    case KeyState::Untested:
        return QStringLiteral("untested");
    case KeyState::Works:
        return QStringLiteral("works");
    case KeyState::Refused:
        return QStringLiteral("refused");
    case KeyState::Missing:
        return QStringLiteral("missing");
    case KeyState::Elsewhere:
        return QStringLiteral("elsewhere");
    case KeyState::Trash:
        return QStringLiteral("trash");
    }
    Q_UNREACHABLE();
}
