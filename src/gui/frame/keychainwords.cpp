// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/storetrouble.h>
#include <gui/common/noticebar.h>
#include <gui/frame/keychainwords.h>
#include <QCoreApplication>

namespace {

QString keychainWord(const char *text)
{
    return QCoreApplication::translate("KeychainWords", text);
}

/// `name` where a sentence begins.
QString atBeginning(const QString &name)
{
    return name.left(1).toUpper() + name.mid(1);
}

} // namespace

void explainKeychain(const KeychainWatch &keychain, NoticeBar &notice)
{
    using State = KeychainWatch::State;
    const std::optional<Error> &trouble = keychain.trouble();
    const bool isVault = trouble && isLockedVault(trouble->kind);
    const QString again = isVault            ? keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "Unlock"))
        : keychain.state() == State::Missing ? keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "Use a vault file…"))
                                             : keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "Check again"));
    switch (keychain.state()) {
    case State::Unlocked:
        notice.showNotice(Tone::Ok,
            keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "%1 is unlocked and works."))
                .arg(atBeginning(keychain.name())),
            keychainWord(QT_TRANSLATE_NOOP("KeychainWords",
                "It keeps the secrets of your keys. A secret is read when it is needed, and nowhere else is it kept.")),
            again);
        return;
    case State::RunOnly:
        notice.showNotice(Tone::Warn,
            keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "Secrets are kept in memory for this run only.")),
            keychainWord(QT_TRANSLATE_NOOP("KeychainWords",
                "When the window closes they are gone. Start Keydesk without --run-only to use the keychain.")));
        return;
    case State::Unknown:
    case State::Checking:
        notice.showNotice(Tone::Neutral,
            keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "The keychain is being asked whether it works.")),
            keychainWord(
                QT_TRANSLATE_NOOP("KeychainWords", "It may show a window of its own and ask for its password.")));
        return;
    case State::Locked:
    case State::Missing:
    case State::Trouble:
        break;
    }
    if (trouble) {
        notice.showError(*trouble, again);
    }
}
