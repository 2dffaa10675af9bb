// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <gui/keys/rotatekeydialog.h>
#include <keys/keybook.h>
#include <QObject>
#include <stop_token>

class KeychainWatch;

/// Carries out what the Rotate dialog asks for: the key book tries the new secret and switches, the answer stands in the
/// dialog, and until it is closed the switch can be taken back there. Belongs to the dialog.
class KeyRotating : public QObject {
    Q_OBJECT
public:
    KeyRotating(KeyBook &keyBook, const KeyId &key, KeychainWatch &keychain, RotateKeyDialog &dialog);

private:
    /// What the button of the notice stands for.
    enum class Offer { None, WithoutTest, RollBack };

    void rotate(bool noTest);
    void takeOffer();
    void rollBack();
    void failed(const Error &error, bool noTest);

    KeyBook &m_keyBook;
    KeyId m_key;
    KeychainWatch &m_keychain;
    RotateKeyDialog &m_dialog;
    std::stop_source m_stop;
    Offer m_offer = Offer::None;
};
