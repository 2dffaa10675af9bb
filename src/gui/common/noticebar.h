// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <gui/common/tone.h>
#include <memory>
#include <QFrame>

namespace Ui {
class NoticeBar;
}

/// What is said in place instead of a message box: what happened, what to do, a button that does it, and the raw answer
/// behind 'Details'. Hidden until something is shown.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    ~NoticeBar() override;

    /// Shows the words for `error`; with `action` also a button of that text, which emits actionTriggered().
    void showError(const Error &error, const QString &action = {});
    /// Shows plain text; `hint` and `action` may be empty.
    void showNotice(Tone tone, const QString &sentence, const QString &hint = {}, const QString &action = {});
    /// What 'Details' shows beneath what is said now; empty for no such button.
    void setDetails(const QString &details);
    /// Hides the bar and forgets what it said.
    void clear();
    /// Without a close button, for what stays true until something changes.
    void setClosable(bool closable);
    QString sentence() const;

Q_SIGNALS:
    void actionTriggered();
    void closed(); ///< by the person

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeButtons();
    void dress();
    std::unique_ptr<Ui::NoticeBar> m_ui;
    Tone m_tone = Tone::Info;
    bool m_isNarrow = false;
};
