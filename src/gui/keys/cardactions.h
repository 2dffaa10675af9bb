// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/keyid.h>
#include <gui/frame/frame.h>
#include <gui/keys/tokentext.h>
#include <keys/keybook.h>
#include <QObject>
#include <stop_token>

class Clock;
class KeyListModel;
class KeysPage;

/// Does what the person wants of the key that is shown: try it, show or copy its secret, renew, copy or inspect its token. An
/// outcome is shown only if that key is still the one on the page.
class CardActions : public QObject {
    Q_OBJECT
public:
    CardActions(KeyBook &keyBook, KeyListModel &model, const Clock &clock, Frame frame, KeysPage &page);

    /// Takes a shown secret away, and one that is on its way to be shown or copied.
    void hideSecret();

private:
    void showToken();
    void test();
    void showTest(const KeyTest &test);
    void showSecret();
    void copySecret();
    void noteHandedOut(const KeyId &id, KeyBook::Handed what);
    void renewToken();
    void copyToken(TokenForm form);
    void inspectToken();
    void tokenFailed(const Error &error);
    void cardFailed(const Error &error);
    void askKeychain();
    /// The key that is shown, unless it is in trash.
    std::optional<KeyId> shownKey() const;

    KeyBook &m_keyBook;
    KeyListModel &m_model;
    const Clock &m_clock;
    Frame m_frame;
    KeysPage &m_page;
    std::stop_source m_reading; ///< of a secret
};
