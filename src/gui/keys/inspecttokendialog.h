// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/common/growingdialog.h>
#include <gui/keys/claimlistmodel.h>
#include <memory>

class Clock;

namespace Ui {
class InspectTokenDialog;
}

/// What an access token says of itself: that of a key, or one that is pasted here. A pasted one is inspected at once, goes
/// nowhere, and is forgotten when the dialog closes.
class InspectTokenDialog : public GrowingDialog {
    Q_OBJECT
public:
    /// For a token to be pasted, to be compared with one of `spaces` if the person wants.
    InspectTokenDialog(const QList<Space> &spaces, const Clock &clock, QWidget *parent = nullptr);
    /// For the token of a key, called `name`.
    InspectTokenDialog(const Secret &token, const TokenAsker &asker, const QString &name, const Clock &clock,
        QWidget *parent = nullptr);
    ~InspectTokenDialog() override;

public Q_SLOTS:
    void done(int result) override;

private:
    explicit InspectTokenDialog(const Clock &clock, QWidget *parent);
    void connectTable();
    void inspectPasted();
    void showToken(const Secret &token, const std::optional<TokenAsker> &asker);
    void showNothing();
    void copyValue();
    void fitRows();

    std::unique_ptr<Ui::InspectTokenDialog> m_ui;
    const Clock &m_clock;
    QList<Space> m_spaces;
    ClaimListModel m_claims;
};
