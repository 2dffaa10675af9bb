// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/vault.h>

#include <app/chosenstore.h>
#include <app/settings.h>
#include <keys/keybook.h>
#include <QFileInfo>

Vault::Vault(QString path, ChosenStore *chosen, PassphrasePrompt &prompt, KeyBook &keyBook, Settings &settings)
    : m_path(std::move(path))
    , m_chosen(chosen)
    , m_ownStore(chosen ? nullptr : std::make_unique<VaultStore>(m_path, prompt))
    , m_keyBook(keyBook)
    , m_settings(settings)
{
    if (m_chosen) {
        // What a killed run left could not be finished while the vault was locked.
        m_chosen->vault().whenUnlocked([this] {
            (void)m_keyBook.recover();
            Q_EMIT unlocked();
        });
    }
}

Vault::~Vault()
{
    store().whenUnlocked(nullptr);
}

VaultStore &Vault::store()
{
    return m_chosen ? m_chosen->vault() : *m_ownStore;
}

SecretPlace Vault::inUse() const
{
    return !m_chosen ? SecretPlace::ThisRun : m_chosen->isInVault() ? SecretPlace::VaultFile : SecretPlace::Keychain;
}

bool Vault::exists() const
{
    return QFileInfo::exists(m_path);
}

bool Vault::isUnlocked() const
{
    return m_chosen ? m_chosen->vault().isUnlocked() : m_ownStore->isUnlocked();
}

Task<Result<void>> Vault::create(Secret passphrase)
{
    const auto call = m_calls.begin();
    const auto created = co_await store().create(std::move(passphrase));
    if (!created) {
        co_return created;
    }
    co_return co_await use(SecretPlace::VaultFile);
}

Task<Result<void>> Vault::use(SecretPlace place)
{
    const auto call = m_calls.begin();
    const bool inVault = place == SecretPlace::VaultFile;
    if (inVault && !exists()) {
        co_return failure(ErrorKind::VaultMissing, {m_path});
    }
    m_settings.setKeepsInVault(inVault);
    (void)m_settings.sync();
    if (m_chosen && m_chosen->isInVault() != inVault) {
        // A sequence that began in one store must not go on in the other.
        co_await m_keyBook.callsEnded();
        m_chosen->choose(inVault);
        m_keyBook.storeChanged();
        Q_EMIT changed();
    }
    co_return {};
}

Task<Result<void>> Vault::unlock()
{
    const auto call = m_calls.begin();
    co_return co_await store().unlock();
}

Task<Result<void>> Vault::changePassphrase(Secret fresh)
{
    const auto call = m_calls.begin();
    store().allowPrompt();
    co_return co_await store().changePassphrase(std::move(fresh));
}

void Vault::lock()
{
    store().lock();
}
