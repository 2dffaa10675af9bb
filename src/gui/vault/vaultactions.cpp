// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/vault.h>
#include <gui/common/noticebar.h>
#include <gui/frame/keychainwatch.h>
#include <gui/vault/vaultactions.h>
#include <gui/vault/vaultpassphrasedialog.h>

VaultActions::VaultActions(Vault &vault, KeychainWatch &keychain, NoticeBar &notice, QWidget &window)
    : QObject(&window)
    , m_vault(vault)
    , m_keychain(keychain)
    , m_notice(notice)
    , m_window(window)
{
    connect(&vault, &Vault::changed, this, &VaultActions::look);
    connect(&vault, &Vault::unlocked, &keychain, &KeychainWatch::learnThatItWorks);
}

void VaultActions::look()
{
    if (m_vault.inUse() == SecretPlace::VaultFile && !m_vault.isUnlocked()) {
        m_keychain.learn(
            Error{m_vault.exists() ? ErrorKind::VaultLocked : ErrorKind::VaultMissing, QStringList{m_vault.path()}});
    } else {
        m_keychain.probe();
    }
}

void VaultActions::use(SecretPlace place)
{
    if (place == SecretPlace::VaultFile && !m_vault.exists()) {
        create();
        return;
    }
    whenEnded(m_vault.use(place), this, [this](const Result<void> &used) {
        if (!used) {
            m_notice.showError(used.error());
        }
    });
}

void VaultActions::create()
{
    if (m_vault.exists()) {
        use(SecretPlace::VaultFile);
        return;
    }
    auto *dialog = new VaultPassphraseDialog(VaultPassphraseDialog::Purpose::Create, m_vault.path(), &m_window);
    ask(dialog, [this](Secret passphrase) { return m_vault.create(std::move(passphrase)); });
}

void VaultActions::changePassphrase()
{
    m_vault.lock();
    look();
    whenEnded(m_vault.unlock(), this, [this](const Result<void> &unlocked) {
        if (unlocked) {
            look();
            askForFresh();
        } else {
            failed(unlocked.error());
        }
    });
}

void VaultActions::askForFresh()
{
    auto *dialog = new VaultPassphraseDialog(VaultPassphraseDialog::Purpose::Change, m_vault.path(), &m_window);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_notice.showNotice(Tone::Ok, tr("The vault file opens with the new passphrase only."),
            tr("Copies of the file from before still open with the earlier one."));
    });
    ask(dialog, [this](Secret passphrase) { return m_vault.changePassphrase(std::move(passphrase)); });
}

void VaultActions::ask(VaultPassphraseDialog *dialog, std::function<Task<Result<void>>(Secret passphrase)> save)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VaultPassphraseDialog::saveRequested, this, [dialog, save] {
        auto passphrase = dialog->read();
        if (!passphrase) {
            return;
        }
        dialog->setBusy(true);
        whenEnded(save(std::move(*passphrase)), dialog, [dialog](const Result<void> &saved) {
            dialog->setBusy(false);
            if (saved) {
                dialog->accept();
            } else {
                dialog->showError(saved.error());
            }
        });
    });
    dialog->open();
}

void VaultActions::failed(const Error &error)
{
    m_keychain.learn(error);
    m_notice.showError(error);
}
