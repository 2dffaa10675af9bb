// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/welcome/lostkeys.h>
#include <keys/keybook.h>

LostKeys::LostKeys(KeyBook &keyBook, NoticeBar &offer, NoticeBar &outcome, QObject *parent)
    : QObject(parent)
    , m_keyBook(keyBook)
    , m_offer(offer)
    , m_outcome(outcome)
{
    connect(&m_offer, &NoticeBar::actionTriggered, this, [this] {
        if (std::exchange(m_isOffered, false)) {
            bringBack();
        }
    });
}

void LostKeys::look()
{
    if (std::exchange(m_hasLooked, true)) {
        return;
    }
    whenEnded(m_keyBook.countLost(), this, [this](const Result<int> &count) {
        if (!count || *count == 0) {
            return; // what the keychain cannot tell now, the status bar says
        }
        m_isOffered = true;
        m_offer.showNotice(Tone::Info, tr("Entries of keys in the keychain that are not in this list: %1.").arg(*count),
            tr("If they are yours from before, they can be brought back. The keychain stays as it is."),
            tr("Bring the keys back"));
    });
}

void LostKeys::bringBack()
{
    m_offer.showNotice(Tone::Neutral, tr("Reading the keys from the keychain …"));
    whenEnded(m_keyBook.rebuild(), this, [this](const Result<Rebuilt> &rebuilt) {
        if (!rebuilt) {
            m_offer.showError(rebuilt.error());
            return;
        }
        m_offer.clear();
        if (rebuilt->keys.isEmpty()) {
            m_offer.showNotice(Tone::Warn, tr("None of the entries could be understood; they are as they were."));
        } else if (!rebuilt->presetSpaces.isEmpty()) {
            m_outcome.showNotice(Tone::Warn,
                tr("The keys are back. What was set for these spaces is not known any more: %1.")
                    .arg(rebuilt->presetSpaces.join(QStringLiteral(", "))),
                tr("Check their token endpoint, scope and base URL in the space settings."));
        } else {
            m_outcome.showNotice(
                Tone::Ok, tr("The keys that were in the keychain are back: %1.").arg(rebuilt->keys.size()));
        }
    });
}
