// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/frame/keychainwatch.h>
#include <gui/keys/keyrotating.h>

namespace {

/// What the person may know better than the trial does.
bool isOfTheTrial(ErrorKind kind)
{
    return kind >= ErrorKind::ClientRejected && kind <= ErrorKind::AnswerDecodingFailed;
}

} // namespace

KeyRotating::KeyRotating(KeyBook &keyBook, const KeyId &key, KeychainWatch &keychain, RotateKeyDialog &dialog)
    : QObject(&dialog)
    , m_keyBook(keyBook)
    , m_key(key)
    , m_keychain(keychain)
    , m_dialog(dialog)
{
    connect(&dialog, &RotateKeyDialog::rotateRequested, this, [this] { rotate(false); });
    connect(&dialog, &RotateKeyDialog::actionTriggered, this, &KeyRotating::takeOffer);
    connect(&dialog, &RotateKeyDialog::stopRequested, this, [this] { m_stop.request_stop(); });
}

void KeyRotating::rotate(bool noTest)
{
    auto secret = m_dialog.secret();
    if (!secret) {
        return;
    }
    m_stop = {};
    m_offer = Offer::None;
    m_dialog.setBusy(noTest ? tr("Saving …") : tr("Testing the new secret …"));
    const Rotation how{.keepOld = m_dialog.keepsOld(), .noTest = noTest};
    whenEnded(m_keyBook.rotate(m_key, std::move(*secret), how, m_stop.get_token()), this,
        [this, noTest](const Result<ApiKey> &rotated) {
            if (!rotated) {
                failed(rotated.error(), noTest);
                return;
            }
            m_keychain.learnThatItWorks();
            m_offer = Offer::RollBack;
            const QString kept = tr("The old secret is kept until the new one has fetched a token.");
            // Not so either if the key was edited while its new secret was tried.
            const bool hasWorked = rotated->state == KeyState::Works;
            m_dialog.showDone(hasWorked ? tr("The new secret works and is in force.")
                                        : tr("The new secret is in force. It was not tried."),
                !hasWorked || rotated->missingScope.isEmpty()
                    ? kept
                    : tr("It was not granted the scope %1. %2").arg(rotated->missingScope.join(QLatin1Char(' ')), kept),
                tr("Roll back"));
        });
}

void KeyRotating::takeOffer()
{
    switch (std::exchange(m_offer, Offer::None)) {
    case Offer::None:
        return;
    case Offer::WithoutTest:
        rotate(true);
        return;
    case Offer::RollBack:
        rollBack();
    }
}

void KeyRotating::rollBack()
{
    m_dialog.setBusy(tr("Saving …"));
    whenEnded(m_keyBook.rollBack(m_key), this, [this](const Result<ApiKey> &rolled) {
        if (rolled) {
            m_dialog.showDone(tr("The earlier secret is in force again."),
                tr("The other one is kept until this one has fetched a token."));
        } else {
            failed(rolled.error(), true);
        }
    });
}

void KeyRotating::failed(const Error &error, bool noTest)
{
    m_keychain.learn(error);
    if (error.kind != ErrorKind::Cancelled && !noTest && isOfTheTrial(error.kind)) {
        m_offer = Offer::WithoutTest;
    }
    m_dialog.showError(error, m_offer == Offer::WithoutTest ? tr("Rotate anyway") : QString());
}
