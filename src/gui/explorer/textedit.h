// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

/// Plain text as a machine reads it: monospace, marks for one fault and for what a search found, line numbers at the side.
class TextEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextEdit(QWidget *parent = nullptr);

    /// Underlines the character at `position` (UTF-16 code units from 0; -1 removes the mark).
    void markFault(int position);
    void setFound(const QList<QTextEdit::ExtraSelection> &found);
    void setLineNumbersShown(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    friend class LineNumbers;
    int lineNumbersWidth() const;
    void paintLineNumbers(QPaintEvent *event);
    void layOutLineNumbers();
    void showMarks();

    QWidget *m_lineNumbers;
    int m_fault = -1;
    QList<QTextEdit::ExtraSelection> m_found;
};
