// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_rawview.h"
#include <gui/explorer/answerwords.h>
#include <gui/explorer/rawview.h>

RawView::RawView(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RawView>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->text);
    m_ui->text->setReadOnly(true);
    m_ui->text->setUndoRedoEnabled(false);
    m_ui->text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_ui->find->setEdit(m_ui->text);
    m_nextPiece.setInterval(0);
    connect(&m_nextPiece, &QTimer::timeout, this, &RawView::addPiece);
    connect(m_ui->formatted, &QCheckBox::toggled, this, &RawView::showText);
    connect(m_ui->wrap, &QCheckBox::toggled, this, [this](bool wrap) {
        m_ui->text->setLineWrapMode(wrap ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    });
    connect(m_ui->openFind, &QToolButton::clicked, this, &RawView::openFind);
}

RawView::~RawView() = default;

void RawView::showContents(const AnswerContents &contents)
{
    m_received = contents.received;
    m_formatted = contents.formatted;
    m_ui->formatted->setVisible(!m_formatted.text.isEmpty());
    showText();
}

void RawView::clear()
{
    showContents({});
}

void RawView::showText()
{
    const bool isFormatted = m_ui->formatted->isChecked() && !m_formatted.text.isEmpty();
    const ShownText &shown = isFormatted ? m_formatted : m_received;
    m_text = shown.text;
    m_added = 0;
    m_ui->text->clear();
    m_ui->part->setVisible(shown.isPart);
    m_ui->part->setText(tr("Only the first %1 are shown. 'Save body…' keeps all of it.").arg(sizeWords(m_text.size())));
    addPiece();
    m_ui->text->moveCursor(QTextCursor::Start);
}

void RawView::addPiece()
{
    if (m_added < m_text.size()) {
        QTextCursor end(m_ui->text->document());
        end.movePosition(QTextCursor::End);
        end.insertText(m_text.mid(m_added, Piece));
        m_added += Piece;
    }
    if (m_added < m_text.size()) {
        m_nextPiece.start();
    } else {
        m_nextPiece.stop();
        m_text.clear();
    }
}

void RawView::openFind()
{
    m_ui->find->open();
}

FindBar &RawView::findBar()
{
    return *m_ui->find;
}
