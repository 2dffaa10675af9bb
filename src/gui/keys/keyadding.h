// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <gui/keys/keyform.h>
#include <keys/keybook.h>
#include <QObject>
#include <QPointer>
#include <stop_token>

class KeyListModel;
class KeychainWatch;

/// Carries out what a dialog for a new key asks for: tries the key, stores it, tries what the keychain gives back if the
/// dialog wants that, and tells the dialog only after the secret was read back from the keychain. Belongs to the dialog.
class KeyAdding : public QObject {
    Q_OBJECT
public:
    KeyAdding(KeyBook &keyBook, KeyListModel &model, KeychainWatch &keychain, KeyForm &dialog);

Q_SIGNALS:
    void added(const ApiKey &key);

private:
    /// What the button of the notice stands for.
    enum class Offer { None, SaveAnyway, ForThisRun, AskKeychain, ProveAgain };

    /// The fields may be edited between the trial and a save that is asked for again.
    struct Tried {
        SpaceSettings settings;
        ClientId clientId;
        Secret secret;
        QStringList missingScope = {}; ///< of the token that was granted
    };

    void save();
    void tryKey(KeyDraft draft);
    void store(KeyDraft draft, bool forThisRunOnly);
    void storeAsOffered();
    void isStored(const ApiKey &key, bool forThisRunOnly);
    void prove(const KeyId &id);
    void failed(const Error &error);
    bool wasGranted(const KeyDraft &draft) const;
    SpaceSettings settingsFor(const SpaceName &name, bool &isNew) const;

    KeyBook &m_keyBook;
    KeyListModel &m_model;
    KeychainWatch &m_keychain;
    KeyForm &m_dialog;
    std::stop_source m_stop;
    Offer m_offer = Offer::None;
    std::optional<Tried> m_granted; ///< what was tried last, if it was granted a token
    std::optional<KeyId> m_stored;
    StoredOutcome m_outcome;
    bool m_refused = false; ///< it was tried and refused, and is saved on purpose
};
