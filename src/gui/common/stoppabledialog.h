// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/common/growingdialog.h>

class NoticeBar;
class QLabel;
class QPushButton;

/// A dialog with long work: while that is under way the one button is off and the other stops it, as Esc does; the
/// outcome shows in place, and then there is only Close.
class StoppableDialog : public GrowingDialog {
    Q_OBJECT
public:
    using GrowingDialog::GrowingDialog;

    virtual void setBusy(const QString &words);
    void showDone(const QString &sentence, const QString &hint);

Q_SIGNALS:
    void stopRequested();

public Q_SLOTS:
    void reject() override;

protected:
    /// The four of the layout, once after setupUi().
    void setFrame(QPushButton *go, QPushButton *cancel, QLabel *progress, NoticeBar *notice);
    virtual void setIdle();

private:
    QPushButton *m_go = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_progress = nullptr;
    NoticeBar *m_notice = nullptr;
    bool m_busy = false;
};
