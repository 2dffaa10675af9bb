// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/keychainstore.h>
#include <secrets/vaultstore.h>

/// The store that the person chose: the system's keychain or the vault file. Choose only while no call is under way.
class ChosenStore final : public SecretStore {
public:
    ChosenStore(const QString &vaultPath, PassphrasePrompt &prompt, bool inVault)
        : m_vault(vaultPath, prompt)
        , m_isInVault(inVault)
    {
    }

    void choose(bool inVault) { m_isInVault = inVault; }
    bool isInVault() const { return m_isInVault; }
    VaultStore &vault() { return m_vault; }

    QString backend() const override { return chosen().backend(); }
    QString displayName() const override { return chosen().displayName(); }
    void prepare() override { chosen().prepare(); }
    [[nodiscard]] Task<Result<Secret>> read(QString entry, std::stop_token stop = {}) override
    {
        return chosen().read(entry, stop);
    }
    [[nodiscard]] Task<Result<void>> write(QString entry, Secret value) override
    {
        return chosen().write(entry, std::move(value));
    }
    [[nodiscard]] Task<Result<void>> writeMany(std::vector<NamedSecret> entries) override
    {
        return chosen().writeMany(std::move(entries));
    }
    [[nodiscard]] Task<Result<void>> remove(QString entry) override { return chosen().remove(entry); }
    [[nodiscard]] Task<Result<bool>> wouldPrompt() override { return chosen().wouldPrompt(); }
    [[nodiscard]] Task<Result<std::optional<QStringList>>> names() override { return chosen().names(); }
    bool provesItsWrites() const override { return chosen().provesItsWrites(); }
    void allowPrompt() override { chosen().allowPrompt(); }

private:
    SecretStore &chosen() { return m_isInVault ? static_cast<SecretStore &>(m_vault) : m_keychain; }
    const SecretStore &chosen() const { return m_isInVault ? static_cast<const SecretStore &>(m_vault) : m_keychain; }
    KeychainStore m_keychain;
    VaultStore m_vault;
    bool m_isInVault;
};
