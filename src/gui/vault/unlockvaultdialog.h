// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <gui/common/growingdialog.h>
#include <memory>

namespace Ui {
class UnlockVaultDialog;
}

/// Asks for the vault's passphrase; stays while it is tried, and says in place when it is wrong.
class UnlockVaultDialog : public GrowingDialog {
    Q_OBJECT
public:
    explicit UnlockVaultDialog(const QString &path, QWidget *parent = nullptr);
    ~UnlockVaultDialog() override;

    /// Ready for an answer; `isAgain`: the one before was wrong.
    void ask(bool isAgain);
    /// What was typed; the field is empty afterwards.
    Secret takePassphrase();

Q_SIGNALS:
    void answered();

private:
    void answer();
    std::unique_ptr<Ui::UnlockVaultDialog> m_ui;
};
