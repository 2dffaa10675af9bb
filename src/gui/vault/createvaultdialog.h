// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <gui/common/savingdialog.h>
#include <memory>
#include <optional>

namespace Ui {
class CreateVaultDialog;
}

struct Error;

/// Says what a vault file is and asks for its passphrase, twice.
class CreateVaultDialog : public SavingDialog {
    Q_OBJECT
public:
    explicit CreateVaultDialog(const QString &path, QWidget *parent = nullptr);
    ~CreateVaultDialog() override;

    /// The passphrase, or nothing after saying at the field what is wrong.
    std::optional<Secret> read();
    void showError(const Error &error);

private:
    std::unique_ptr<Ui::CreateVaultDialog> m_ui;
};
