// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <secrets/secretstore.h>

struct KeychainAnswer;

/// The operating system's keychain, through QtKeychain: binary entries under the service name 'Keydesk'. QtKeychain's
/// outcomes are vague (design: security), so a failure or an absent entry is explained by asking the service itself. The
/// first prompt that the person dismisses makes the store locked until allowPrompt() or until it is seen unlocked. A job
/// that does not answer in time is left to itself; until it ends every call ends with KeychainNotAnswering at once.
class KeychainStore final : public SecretStore {
public:
    static constexpr std::chrono::milliseconds Patience{30'000};

    explicit KeychainStore(std::chrono::milliseconds patience = Patience);
    ~KeychainStore() override;

    QString backend() const override;
    QString displayName() const override;
    void prepare() override;
    [[nodiscard]] Task<Result<Secret>> read(QString entry, std::stop_token stop = {}) override;
    [[nodiscard]] Task<Result<void>> write(QString entry, Secret value) override;
    [[nodiscard]] Task<Result<void>> remove(QString entry) override;
    [[nodiscard]] Task<Result<bool>> wouldPrompt() override;
    [[nodiscard]] Task<Result<std::optional<QStringList>>> names() override;
    void allowPrompt() override;

private:
    class State;
    std::shared_ptr<State> m_state;
};
