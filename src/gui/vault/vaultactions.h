// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/secret.h>
#include <core/task.h>
#include <functional>
#include <QObject>

class KeychainWatch;
class NoticeBar;
class QWidget;
class Vault;
class VaultPassphraseDialog;
enum class SecretPlace;

/// What a person can do about where secrets are kept: make the vault file, use it or the keychain, give it another
/// passphrase.
class VaultActions : public QObject {
    Q_OBJECT
public:
    /// Dialogs stand over `window`, errors in `notice`; all outlive this.
    VaultActions(Vault &vault, KeychainWatch &keychain, NoticeBar &notice, QWidget &window);

    /// Whether what keeps the secrets works. A vault is asked about by nobody but the person who needs it: looking would
    /// raise its question.
    void look();
    void use(SecretPlace place);
    /// Makes the file, or uses the one that is there: made before, and left for the keychain since.
    void create();
    /// Asks for the passphrase in force first, also while the vault is unlocked: who does not know it would lock the
    /// person out for good.
    void changePassphrase();

private:
    void askForFresh();
    /// Shows `dialog`, which closes once what it read is saved.
    void ask(VaultPassphraseDialog *dialog, std::function<Task<Result<void>>(Secret passphrase)> save);
    void failed(const Error &error);
    Vault &m_vault;
    KeychainWatch &m_keychain;
    NoticeBar &m_notice;
    QWidget &m_window;
};
