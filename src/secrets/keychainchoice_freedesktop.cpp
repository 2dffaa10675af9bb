// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychainchoice.h>

#include <array>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QLibrary>
#include <secrets/secretservice.h>

namespace {

constexpr int WalletAnswersWithin = 500; ///< milliseconds, as in QtKeychain

enum class Desktop { Kde4, Plasma5, Other };

Desktop kdeDesktop()
{
    const QByteArray version = qgetenv("KDE_SESSION_VERSION");
    return version == "5" ? Desktop::Plasma5 : version == "4" ? Desktop::Kde4 : Desktop::Other;
}

/// The variables in QtKeychain's order; the first that names a desktop decides.
Desktop desktop()
{
    const QByteArray current = qgetenv("XDG_CURRENT_DESKTOP");
    for (const char *known : {"GNOME", "Unity", "XFCE"}) {
        if (current == known) {
            return Desktop::Other;
        }
    }
    if (current == "KDE") {
        return kdeDesktop();
    }
    const QByteArray session = qgetenv("DESKTOP_SESSION");
    if (session == "kde") {
        return kdeDesktop();
    }
    if (session == "kde4") {
        return Desktop::Kde4;
    }
    if (session == "gnome" || session == "xubuntu" || session.contains("xfce")) {
        return Desktop::Other;
    }
    if (qEnvironmentVariableIsEmpty("GNOME_DESKTOP_SESSION_ID") && !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION")) {
        return kdeDesktop();
    }
    return Desktop::Other;
}

bool walletAnswers()
{
    if (!hasSessionBus() || !QDBusConnection::sessionBus().isConnected()) {
        return false;
    }
    const auto question = QDBusMessage::createMethodCall(QStringLiteral("org.kde.kwalletd5"),
        QStringLiteral("/modules/kwalletd5"), QStringLiteral("org.kde.KWallet"), QStringLiteral("networkWallet"));
    const auto answer = QDBusConnection::sessionBus().call(question, QDBus::Block, WalletAnswersWithin);
    return answer.type() == QDBusMessage::ReplyMessage;
}

bool libsecretIsThere()
{
    // QtKeychain loads the same library; it is not loaded twice.
    return QLibrary(QStringLiteral("secret-1"), 0).load();
}

} // namespace

KeychainChoice chosenKeychain()
{
    const KeychainChoice wallet{QStringLiteral("kwallet"), QStringLiteral("KWallet"), false};
    const KeychainChoice secretService{QStringLiteral("secret-service"), QStringLiteral("Secret Service"), true};
    switch (desktop()) {
    case Desktop::Kde4:
        return wallet;
    case Desktop::Plasma5:
        return walletAnswers() || !libsecretIsThere() ? wallet : secretService;
    case Desktop::Other:
        return libsecretIsThere() || !walletAnswers() ? secretService : wallet;
    }
    Q_UNREACHABLE();
}
