// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/keys/keystatewords.h>
#include <QCoreApplication>

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("KeyStateLook", text);
}

} // namespace

KeyStateLook keyStateLook(KeyState state)
{
    switch (state) {
    case KeyState::Untested:
        break;
    case KeyState::Works:
        return {words(QT_TRANSLATE_NOOP("KeyStateLook", "works")), QStringLiteral("ok"), Tone::Ok};
    case KeyState::Refused:
        return {words(QT_TRANSLATE_NOOP("KeyStateLook", "failing")), QStringLiteral("warn"), Tone::Fail};
    case KeyState::Missing:
        return {words(QT_TRANSLATE_NOOP("KeyStateLook", "missing in keychain")), QStringLiteral("missing"), Tone::Fail};
    case KeyState::Elsewhere:
        return {
            words(QT_TRANSLATE_NOOP("KeyStateLook", "in another keyring")), QStringLiteral("elsewhere"), Tone::Warn};
    case KeyState::Trash:
        return {words(QT_TRANSLATE_NOOP("KeyStateLook", "in trash")), QStringLiteral("trash"), Tone::Neutral};
    }
    return {words(QT_TRANSLATE_NOOP("KeyStateLook", "not tried")), QStringLiteral("untried"), Tone::Neutral};
}

QString keyCountWords(qsizetype count)
{
    return count == 1 ? words(QT_TRANSLATE_NOOP("KeyStateLook", "1 key"))
                      : words(QT_TRANSLATE_NOOP("KeyStateLook", "%1 keys")).arg(count);
}
