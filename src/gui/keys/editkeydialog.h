// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/error.h>
#include <gui/common/savingdialog.h>
#include <keys/keybook.h>
#include <memory>
#include <optional>

namespace Ui {
class EditKeyDialog;
}

/// Asks for a key's new label, client id and note, and when it is to be rotated. The secret is not touched.
class EditKeyDialog : public SavingDialog {
    Q_OBJECT
public:
    explicit EditKeyDialog(const ApiKey &key, QWidget *parent = nullptr);
    ~EditKeyDialog() override;

    /// What differs from the key, or nothing after saying at each field what is wrong.
    std::optional<KeyChange> read();
    void showError(const Error &error);

private:
    std::unique_ptr<Ui::EditKeyDialog> m_ui;
    ApiKey m_key;
};
