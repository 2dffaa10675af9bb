// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_findbar.h"
#include <algorithm>
#include <gui/common/icons.h>
#include <gui/explorer/findbar.h>
#include <gui/explorer/textedit.h>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::FindBar>())
{
    m_ui->setupUi(this);
    m_ui->close->setIcon(lineIcon(u"close"_s));
    connect(m_ui->needle, &QLineEdit::textChanged, this, [this] {
        search();
        showMatch();
    });
    connect(m_ui->matchCase, &QCheckBox::toggled, this, [this] {
        search();
        showMatch();
    });
    connect(m_ui->next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_ui->previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_ui->close, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

FindBar::~FindBar() = default;

void FindBar::setEdit(TextEdit *edit)
{
    m_edit = edit;
    connect(edit, &QPlainTextEdit::textChanged, this, [this] {
        if (isVisible()) {
            search();
        }
    });
}

void FindBar::open()
{
    const QString selected = m_edit->textCursor().selectedText();
    show();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator)) {
        m_ui->needle->setText(selected);
    }
    m_ui->needle->setFocus(Qt::ShortcutFocusReason);
    m_ui->needle->selectAll();
    search();
    showMatch();
}

void FindBar::close()
{
    hide();
    m_edit->setFound({});
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void FindBar::search()
{
    m_matches.clear();
    m_current = -1;
    const QString needle = m_ui->needle->text();
    if (!needle.isEmpty()) {
        const QString text = m_edit->toPlainText();
        const auto sensitivity = m_ui->matchCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
        qsizetype at = text.indexOf(needle, 0, sensitivity);
        while (at >= 0 && m_matches.size() < MaxMatches) {
            m_matches.append(static_cast<int>(at));
            at = text.indexOf(needle, at + needle.size(), sensitivity);
        }
        const int cursor = m_edit->textCursor().selectionStart();
        const auto first = std::lower_bound(m_matches.cbegin(), m_matches.cend(), cursor);
        m_current = first == m_matches.cend() ? (m_matches.isEmpty() ? -1 : 0) : first - m_matches.cbegin();
    }
    QList<QTextEdit::ExtraSelection> marks;
    for (const int position : m_matches.first(qMin(m_matches.size(), MaxMarks))) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_edit->document());
        mark.cursor.setPosition(position);
        mark.cursor.setPosition(position + static_cast<int>(needle.size()), QTextCursor::KeepAnchor);
        QColor ground = m_edit->palette().color(QPalette::Highlight);
        ground.setAlphaF(0.35F);
        mark.format.setBackground(ground);
        marks.append(mark);
    }
    m_edit->setFound(marks);
    showCount();
}

void FindBar::step(int by)
{
    if (!isVisible()) {
        open();
        return;
    }
    if (!m_matches.isEmpty()) {
        m_current = (m_current + by + m_matches.size()) % m_matches.size();
        showMatch();
    }
}

void FindBar::showMatch()
{
    if (m_current >= 0) {
        const int position = m_matches[m_current];
        QTextCursor cursor(m_edit->document());
        cursor.setPosition(position);
        cursor.setPosition(position + static_cast<int>(m_ui->needle->text().size()), QTextCursor::KeepAnchor);
        m_edit->setTextCursor(cursor);
    }
    showCount();
}

void FindBar::showCount()
{
    if (m_ui->needle->text().isEmpty()) {
        m_ui->count->clear();
    } else if (m_matches.isEmpty()) {
        m_ui->count->setText(tr("Not found"));
    } else if (m_matches.size() == MaxMatches) {
        m_ui->count->setText(tr("%1 of more than %2").arg(m_current + 1).arg(MaxMatches));
    } else {
        m_ui->count->setText(tr("%1 of %2").arg(m_current + 1).arg(m_matches.size()));
    }
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}
