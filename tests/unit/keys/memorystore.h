// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <secrets/secretstore.h>

/// A keychain that outlives the key book of a test, and that can be told to misbehave from a certain call on.
class MemoryStore final : public SecretStore {
public:
    enum class Fault {
        Refuses, ///< says no and does nothing
        RefusesAfterDoing, ///< does it and says no
        DoesNothing, ///< says yes and does nothing
        AnotherValue, ///< writes, reads something else
        Empty, ///< writes, reads nothing
        Locks, ///< this call and all after it find the keychain locked
    };

    QString backend() const override { return name; }
    QString displayName() const override { return QStringLiteral("Test Keychain"); }
    Task<Result<bool>> wouldPrompt() override { co_return isLocked; }
    void allowPrompt() override { ++promptsAllowed; }

    Task<Result<Secret>> read(QString entry, std::stop_token stop) override
    {
        ++reads;
        const auto fault = next();
        if (stop.stop_requested()) {
            co_return failure(ErrorKind::Cancelled);
        }
        if (isLocked) {
            co_return failure(ErrorKind::KeychainLocked);
        }
        if (fault == Fault::AnotherValue || fault == Fault::Empty) {
            co_return Secret(fault == Fault::Empty ? "" : "another value");
        }
        const auto found = entries.find(entry);
        if (found == entries.end() || fault == Fault::DoesNothing) {
            co_return failure(ErrorKind::KeychainEntryMissing, {entry});
        }
        if (fault) {
            co_return failure(ErrorKind::KeychainRefused);
        }
        co_return found->second.duplicate();
    }
    Task<Result<void>> write(QString entry, Secret value) override
    {
        ++writes;
        const auto fault = next();
        if (isLocked) {
            co_return failure(ErrorKind::KeychainLocked);
        }
        if (fault == Fault::AnotherValue || fault == Fault::Empty) {
            value = Secret(fault == Fault::Empty ? "" : "another value");
        }
        if (fault != Fault::Refuses && fault != Fault::DoesNothing) {
            entries.insert_or_assign(entry, std::move(value));
        }
        if (fault == Fault::Refuses || fault == Fault::RefusesAfterDoing) {
            co_return failure(ErrorKind::KeychainRefused);
        }
        co_return {};
    }
    Task<Result<void>> remove(QString entry) override
    {
        const auto fault = next();
        // As seen with gnome-keyring: a locked collection says that the entry is gone.
        if (!isLocked && fault != Fault::Refuses && fault != Fault::DoesNothing) {
            entries.erase(entry);
        }
        if (fault == Fault::Refuses || fault == Fault::RefusesAfterDoing) {
            co_return failure(ErrorKind::KeychainRefused);
        }
        co_return {};
    }

    void misbehave(int atCall, Fault fault)
    {
        calls = 0;
        m_faultAt = atCall;
        m_fault = fault;
    }
    void behave()
    {
        m_faultAt = -1;
        isLocked = false;
    }

    QString name = QStringLiteral("secret-service");
    std::map<QString, Secret> entries;
    bool isLocked = false;
    int calls = 0;
    int reads = 0;
    int writes = 0;
    int promptsAllowed = 0;

private:
    std::optional<Fault> next()
    {
        if (calls++ != m_faultAt) {
            return std::nullopt;
        }
        isLocked = isLocked || m_fault == Fault::Locks;
        return m_fault;
    }
    int m_faultAt = -1;
    Fault m_fault = Fault::Refuses;
};
