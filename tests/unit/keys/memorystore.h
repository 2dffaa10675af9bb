// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
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
        Dies, ///< does this call, then neither it nor any after it is answered: there is no keychain any more
        NeverAnswers, ///< this call and all after it end by the watchdog, and nothing is known of what they did
    };

    QString backend() const override { return name; }
    QString displayName() const override { return QStringLiteral("Test Keychain"); }
    Task<Result<bool>> wouldPrompt() override { co_return isLocked; }
    void allowPrompt() override { ++promptsAllowed; }
    Task<Result<std::optional<QStringList>>> names() override
    {
        if (!tellsNames) {
            co_return std::optional<QStringList>();
        }
        QStringList all;
        for (const auto &entry : entries) {
            all.append(entry.first);
        }
        co_return std::optional(all);
    }

    Task<Result<Secret>> read(QString entry, std::stop_token stop) override
    {
        ++reads;
        const auto fault = next();
        if (stop.stop_requested()) {
            co_return failure(ErrorKind::Cancelled);
        }
        if (const auto gone = unavailable()) {
            co_return failure(*gone);
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
        if (fault == Fault::Dies || fault == Fault::NeverAnswers) {
            entries.insert_or_assign(entry, std::move(value));
        }
        if (const auto gone = unavailable()) {
            co_return failure(*gone);
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
        if (fault == Fault::Dies || fault == Fault::NeverAnswers) {
            entries.erase(entry);
        }
        if (isDead || isDeaf) {
            co_return failure(*unavailable());
        }
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
        isLocked = isDead = isDeaf = false;
    }

    QString name = QStringLiteral("secret-service");
    std::map<QString, Secret> entries;
    bool tellsNames = false;
    bool isLocked = false;
    ErrorKind lockedAs = ErrorKind::KeychainLocked; ///< or what else bars all entries alike
    bool isDead = false;
    bool isDeaf = false;
    int calls = 0;
    int reads = 0;
    int writes = 0;
    int promptsAllowed = 0;

private:
    std::optional<ErrorKind> unavailable() const
    {
        return isDead  ? std::optional(ErrorKind::KeychainMissing)
            : isDeaf   ? std::optional(ErrorKind::KeychainNotAnswering)
            : isLocked ? std::optional(lockedAs)
                       : std::nullopt;
    }
    std::optional<Fault> next()
    {
        if (calls++ != m_faultAt) {
            return std::nullopt;
        }
        isLocked = isLocked || m_fault == Fault::Locks;
        isDead = isDead || m_fault == Fault::Dies;
        isDeaf = isDeaf || m_fault == Fault::NeverAnswers;
        return m_fault;
    }
    int m_faultAt = -1;
    Fault m_fault = Fault::Refuses;
};
