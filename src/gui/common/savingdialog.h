// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/common/growingdialog.h>

class QLabel;
class QPushButton;

/// A dialog with Save and Cancel that stays until what it asked for is saved: while that is under way neither is offered,
/// and Esc does not close it.
class SavingDialog : public GrowingDialog {
    Q_OBJECT
public:
    using GrowingDialog::GrowingDialog;

    void setBusy(bool busy);

Q_SIGNALS:
    void saveRequested();

public Q_SLOTS:
    void reject() override;

protected:
    /// The three of the layout, once after setupUi().
    void setFrame(QPushButton *save, QPushButton *cancel, QLabel *progress);

private:
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_progress = nullptr;
    bool m_busy = false;
};
