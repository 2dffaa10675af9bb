// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

/// A dialog that grows when a line of words appears in it: Qt gives wrapped text no room by itself.
class GrowingDialog : public QDialog {
    Q_OBJECT
public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override;
};
