// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/passphrase.h>
#include <functional>
#include <memory>
#include <secrets/secretstore.h>

class PassphrasePrompt;

/// Where there is no keychain: one file in the age format, which the age program opens too (vaultdocument.h). The
/// passphrase is asked for once, when an entry is first needed, however many are; it and the entries stay in locked
/// memory until lock(). A dismissed question is not asked again until allowPrompt(). Each write is a whole new file that
/// was proven before it takes the old one's place (vaultfile.h), and takes about a second. Another program's change is
/// seen before each read and write. What cannot be read is never written over. A file that vanishes while it is unlocked
/// is made anew by the next write: memory holds all of it.
class VaultStore final : public SecretStore {
public:
    static constexpr int Attempts = 3; ///< to type the passphrase, before it is said that it is wrong

    /// `path` need not exist; `prompt` outlives the store. `work` is the binary logarithm of what opening the file costs.
    VaultStore(const QString &path, PassphrasePrompt &prompt, int work = DefaultWork);
    ~VaultStore() override;
    /// `act` is called whenever the file was opened with a passphrase that was asked for.
    void whenUnlocked(std::function<void()> act);

    QString backend() const override { return QStringLiteral("vault"); }
    QString displayName() const override { return QStringLiteral("the vault file"); }
    /// Errors of these: VaultMissing, VaultLocked, VaultPassphraseWrong, VaultDamaged, VaultNewer, FileUnreadable, those
    /// of the prompt; in place of the keychain's.
    [[nodiscard]] Task<Result<Secret>> read(QString entry, std::stop_token stop = {}) override;
    /// Errors: also DiskFull, FileUnwritable, DatabaseBusy (another program has been writing for long).
    [[nodiscard]] Task<Result<void>> write(QString entry, Secret value) override;
    /// All in one new file, or none.
    [[nodiscard]] Task<Result<void>> writeMany(std::vector<NamedSecret> entries) override;
    [[nodiscard]] Task<Result<void>> remove(QString entry) override;
    [[nodiscard]] Task<Result<bool>> wouldPrompt() override;
    [[nodiscard]] Task<Result<std::optional<QStringList>>> names() override;
    bool provesItsWrites() const override { return true; }
    void allowPrompt() override;

    /// A new vault without entries, unlocked. Errors: VaultExists, PassphraseEmpty, those of write().
    [[nodiscard]] Task<Result<void>> create(Secret passphrase);
    /// Asks for the passphrase unless it is unlocked. The person asking: a dismissed question is asked again.
    [[nodiscard]] Task<Result<void>> unlock();
    /// The file opens with `fresh` only from then on. Errors: PassphraseEmpty, those of write().
    [[nodiscard]] Task<Result<void>> changePassphrase(Secret fresh);
    /// Forgets the passphrase and all entries; what is being written is written to its end.
    void lock();
    bool isUnlocked() const;

private:
    class State;
    std::shared_ptr<State> m_state;
};
