// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <gui/keys/addkeydialog.h>
#include <keys/keybook.h>
#include <QObject>
#include <QPointer>
#include <stop_token>

class KeyListModel;
class KeychainWatch;

/// Carries out what the Add API key dialog asks for: tries the key, stores it, and closes the dialog only after the secret
/// was read back from the keychain. Belongs to the dialog.
class KeyAdding : public QObject {
    Q_OBJECT
public:
    KeyAdding(KeyBook &keyBook, KeyListModel &model, KeychainWatch &keychain, AddKeyDialog &dialog);

Q_SIGNALS:
    void added(const ApiKey &key);

private:
    /// What the button of the notice stands for.
    enum class Offer { None, SaveAnyway, ForThisRun, AskKeychain };

    /// The fields may be edited between the trial and a save that is asked for again.
    struct Tried {
        SpaceSettings settings;
        ClientId clientId;
        Secret secret;
    };

    void save();
    void tryKey(KeyDraft draft);
    void store(KeyDraft draft, bool forThisRunOnly);
    void storeAsOffered();
    void failed(const Error &error);
    bool wasGranted(const KeyDraft &draft) const;
    SpaceSettings settingsFor(const SpaceName &name, bool &isNew) const;

    KeyBook &m_keyBook;
    KeyListModel &m_model;
    KeychainWatch &m_keychain;
    AddKeyDialog &m_dialog;
    std::stop_source m_stop;
    Offer m_offer = Offer::None;
    std::optional<Tried> m_granted; ///< what was tried last, if it was granted a token
    bool m_refused = false; ///< it was tried and refused, and is saved on purpose
};
