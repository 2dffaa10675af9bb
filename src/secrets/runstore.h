// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <secrets/secretstore.h>

/// Keeps secrets in locked memory and loses them with the process: for `--run-only`, for the demo, and where there is
/// no keychain.
class RunStore final : public SecretStore {
public:
    QString backend() const override { return QStringLiteral("run"); }
    QString displayName() const override { return QStringLiteral("this run only"); }
    [[nodiscard]] Task<Result<Secret>> read(QString entry, std::stop_token stop = {}) override;
    [[nodiscard]] Task<Result<void>> write(QString entry, Secret value) override;
    [[nodiscard]] Task<Result<void>> remove(QString entry) override;

private:
    std::map<QString, Secret> m_entries;
};
