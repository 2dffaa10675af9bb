// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <core/task.h>
#include <optional>
#include <QStringList>
#include <stop_token>
#include <vector>

/// An entry to be written.
struct NamedSecret {
    QString name;
    Secret value;
};

/// Where secrets are kept: one named entry each. Main thread; jobs are serialised by the store. An outcome is what the
/// store says, which is not always what it did: whoever writes reads back (design: security).
class SecretStore {
public:
    virtual ~SecretStore() = default;

    /// The stable word for the index: `secret-service`, `kwallet`, `macos`, `windows`, `vault` (a file of ours), `run`
    /// (memory, this run only).
    virtual QString backend() const = 0;
    /// What a person calls it: 'GNOME Keyring', 'this run only'.
    virtual QString displayName() const = 0;

    /// It will be asked soon: begins in the background what needs nobody's consent. What fails is told by what follows.
    virtual void prepare() { }
    /// Errors: KeychainMissing, KeychainLocked, KeychainRefused, KeychainNotAnswering, KeychainEntryMissing (only when the
    /// collection is known to be unlocked), Cancelled.
    [[nodiscard]] virtual Task<Result<Secret>> read(QString entry, std::stop_token stop = {}) = 0;
    /// Writes or overwrites. Takes no stop: a write that began is always awaited. Errors: as read.
    [[nodiscard]] virtual Task<Result<void>> write(QString entry, Secret value) = 0;
    /// Writes all in order, or up to the first failure. For a store to which one long write is less work than many.
    [[nodiscard]] virtual Task<Result<void>> writeMany(std::vector<NamedSecret> entries)
    {
        for (NamedSecret &entry : entries) {
            const auto done = co_await write(entry.name, std::move(entry.value));
            if (!done) {
                co_return done;
            }
        }
        co_return {};
    }
    /// Ends well when the store says that the entry is gone, also if it never was. Errors: as read.
    [[nodiscard]] virtual Task<Result<void>> remove(QString entry) = 0;
    /// Whether reading now would ask the person for a password; asks nobody itself. Errors: as read.
    [[nodiscard]] virtual Task<Result<bool>> wouldPrompt() { co_return false; }
    /// The names of all that is Keydesk's; nothing where the keychain cannot tell. Locked collections count too.
    [[nodiscard]] virtual Task<Result<std::optional<QStringList>>> names() { co_return std::optional<QStringList>(); }
    /// True where a write that ends well is known to be kept: whether it works is then learnt by reading alone.
    virtual bool provesItsWrites() const { return false; }
    /// The person asked again: a dismissed prompt may be raised once more.
    virtual void allowPrompt() { }
};
