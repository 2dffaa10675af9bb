// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/callsunderway.h>
#include <core/passphraseprompt.h>
#include <QObject>

class ChosenStore;
class KeyBook;
class Settings;
class VaultStore;

/// Where this person's secrets are kept.
enum class SecretPlace {
    Keychain, ///< the system's
    VaultFile, ///< a file in the age format that a passphrase opens
    ThisRun, ///< memory, by --run-only
};

/// The choice of where secrets are kept, and the vault file as one of the places. Main thread; outlives every task it has
/// started: callsEnded().
class Vault : public QObject {
    Q_OBJECT
public:
    /// `chosen` is null in a run that keeps secrets in memory: choices then hold from the next run on.
    Vault(QString path, ChosenStore *chosen, PassphrasePrompt &prompt, KeyBook &keyBook, Settings &settings);
    ~Vault() override;

    SecretPlace inUse() const;
    QString path() const { return m_path; }
    bool exists() const;
    bool isUnlocked() const;

    /// Makes the vault and puts it in force. Keys in another place stay there. Errors: VaultExists, PassphraseEmpty,
    /// DiskFull, FileUnwritable.
    [[nodiscard]] Task<Result<void>> create(Secret passphrase);
    /// Puts the keychain or the vault file in force, once no call is under way. Errors: VaultMissing.
    [[nodiscard]] Task<Result<void>> use(SecretPlace place);
    /// Asks for the passphrase if need be, also when the question was dismissed before. Errors: those of VaultStore.
    [[nodiscard]] Task<Result<void>> unlock();
    /// Errors: PassphraseEmpty, those of VaultStore.
    [[nodiscard]] Task<Result<void>> changePassphrase(Secret fresh);
    /// Forgets the passphrase and every secret that memory holds of the vault.
    void lock();

    /// One waiter.
    [[nodiscard]] Task<void> callsEnded() { return m_calls.ended(); }

Q_SIGNALS:
    void changed(); ///< another place is in force
    void unlocked(); ///< the passphrase was asked for and opened it

private:
    VaultStore &store();
    const QString m_path;
    ChosenStore *const m_chosen;
    std::unique_ptr<VaultStore> m_ownStore; ///< where m_chosen is null
    KeyBook &m_keyBook;
    Settings &m_settings;
    CallsUnderWay m_calls;
};
