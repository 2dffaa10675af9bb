// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class KeyBook;
class NoticeBar;

/// Offers on the welcome page to bring back the keys that the keychain holds and the list does not know: what is left of
/// a list that was lost. Main thread; all that is given outlives it.
class LostKeys : public QObject {
    Q_OBJECT
public:
    LostKeys(KeyBook &keyBook, NoticeBar &offer, NoticeBar &outcome, QObject *parent = nullptr);

    /// Once; call it when the keychain is known to answer without asking for a password.
    void look();

private:
    void bringBack();
    KeyBook &m_keyBook;
    NoticeBar &m_offer;
    NoticeBar &m_outcome; ///< outside of the welcome page, which goes when there are keys
    bool m_hasLooked = false;
    bool m_isOffered = false;
};
