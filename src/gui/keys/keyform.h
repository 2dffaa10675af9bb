// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <gui/common/growingdialog.h>
#include <gui/keys/keydraft.h>
#include <optional>

class KeyFields;
class NoticeBar;
class QLabel;
class QPushButton;

/// How far a key has come that was stored just now.
struct StoredOutcome {
    bool forThisRunOnly = false; ///< gone with this process
    bool proven = false; ///< what the keychain gave back has fetched a token
    std::optional<Error> trouble = {}; ///< why it has not
};

/// A dialog whose fields make a new key; KeyAdding carries out what it asks for. Keeps what was typed, the secret too, until
/// the key is stored.
class KeyForm : public GrowingDialog {
    Q_OBJECT
public:
    using GrowingDialog::GrowingDialog;

    /// What is in the fields, or nothing after saying at each field what is wrong with it.
    std::optional<KeyDraft> read();
    /// Something is under way; Cancel asks it to stop.
    void setBusy(const QString &words);
    void setIdle();
    /// An error at the field that it is about, or else in the notice, with a button `action`.
    void showError(const Error &error, const QString &action = {});
    /// Whether the stored key is to be tried once more, with what the keychain gives back, before showStored().
    virtual bool wantsProof() const = 0;
    virtual void showStored(const StoredOutcome &outcome) = 0;

Q_SIGNALS:
    void saveRequested();
    void actionTriggered(); ///< the button of the notice
    void stopRequested();

public Q_SLOTS:
    void reject() override;

protected:
    /// The parts of the layout; they belong to it.
    struct Parts {
        KeyFields *fields = nullptr;
        NoticeBar *notice = nullptr;
        QLabel *progress = nullptr;
        QPushButton *save = nullptr;
        QPushButton *cancel = nullptr;
    };
    void use(const Parts &parts);
    virtual bool isTestWanted() const = 0;

private:
    Parts m_parts;
    bool m_busy = false;
};
