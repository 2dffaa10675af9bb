// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <gui/common/savingdialog.h>
#include <memory>
#include <optional>

namespace Ui {
class VaultPassphraseDialog;
}

class TypedTwice;
struct Error;

/// Says what a vault file is and asks for its passphrase, twice; or for another one in place of that.
class VaultPassphraseDialog : public SavingDialog {
    Q_OBJECT
public:
    enum class Purpose { Create, Change };

    VaultPassphraseDialog(Purpose purpose, const QString &path, QWidget *parent = nullptr);
    ~VaultPassphraseDialog() override;

    /// The passphrase, or nothing after saying at the field what is wrong.
    std::optional<Secret> read();
    void showError(const Error &error);

private:
    std::unique_ptr<Ui::VaultPassphraseDialog> m_ui;
    TypedTwice *m_typed;
};
