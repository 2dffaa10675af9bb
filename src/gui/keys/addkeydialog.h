// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/keys/keyfields.h>
#include <gui/keys/keyform.h>

namespace Ui {
class AddKeyDialog;
}

/// Asks for a new key, and closes once it is stored.
class AddKeyDialog : public KeyForm {
    Q_OBJECT
public:
    AddKeyDialog(const QList<Space> &spaces, KeyFields::IsTaken isTaken, QWidget *parent = nullptr);
    ~AddKeyDialog() override;

    void setSpace(const QString &name);
    bool wantsProof() const override { return false; }
    void showStored(const StoredOutcome &outcome) override;

protected:
    bool isTestWanted() const override;

private:
    std::unique_ptr<Ui::AddKeyDialog> m_ui;
};
