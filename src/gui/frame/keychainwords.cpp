// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/frame/keychainwords.h>
#include <QCoreApplication>

namespace {

QString keychainWord(const char *text)
{
    return QCoreApplication::translate("KeychainWords", text);
}

} // namespace

void explainKeychain(const KeychainWatch &keychain, NoticeBar &notice)
{
    using State = KeychainWatch::State;
    const QString again = keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "Check again"));
    switch (keychain.state()) {
    case State::Unlocked:
        notice.showNotice(Tone::Ok,
            keychainWord(QT_TRANSLATE_NOOP("KeychainWords", "%1 is unlocked and works.")).arg(keychain.name()),
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
    if (const auto &trouble = keychain.trouble()) {
        notice.showError(*trouble, again);
    }
}
