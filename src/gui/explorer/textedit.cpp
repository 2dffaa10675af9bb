// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/tone.h>
#include <gui/explorer/textedit.h>
#include <QFontDatabase>
#include <QPainter>
#include <QPaintEvent>
#include <QStyle>
#include <QTextBlock>

using namespace Qt::StringLiterals;

class LineNumbers : public QWidget {
public:
    explicit LineNumbers(TextEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintLineNumbers(event); }

private:
    TextEdit *m_edit;
};

TextEdit::TextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_lineNumbers(new LineNumbers(this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 2);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &TextEdit::layOutLineNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0) {
            m_lineNumbers->scroll(0, dy);
        } else {
            m_lineNumbers->update(0, rect.y(), m_lineNumbers->width(), rect.height());
        }
    });
    layOutLineNumbers();
}

void TextEdit::markFault(int position)
{
    m_fault = position;
    showMarks();
}

void TextEdit::setFound(const QList<QTextEdit::ExtraSelection> &found)
{
    m_found = found;
    showMarks();
}

void TextEdit::setLineNumbersShown(bool shown)
{
    m_lineNumbers->setVisible(shown);
    layOutLineNumbers();
}

void TextEdit::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks = m_found;
    const int length = document()->characterCount() - 1;
    if (m_fault >= 0 && length > 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        int start = qMin(m_fault, length - 1);
        // A line's end shows no underline: mark what stands before it.
        while (start > 0 && document()->characterAt(start).isSpace()) {
            --start;
        }
        mark.cursor.setPosition(start);
        mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(toneColour(Tone::Fail, palette()));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

int TextEdit::lineNumbersWidth() const
{
    if (m_lineNumbers->isHidden()) {
        return 0;
    }
    const auto digits = QString::number(qMax(99, blockCount())).size();
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(u'9') + 16;
}

void TextEdit::layOutLineNumbers()
{
    const int width = lineNumbersWidth();
    const bool isMirrored = isRightToLeft();
    setViewportMargins(isMirrored ? 0 : width, 0, isMirrored ? width : 0, 0);
    const QRect inside = contentsRect();
    m_lineNumbers->setGeometry(
        QStyle::visualRect(layoutDirection(), inside, QRect(inside.x(), inside.y(), width, inside.height())));
}

void TextEdit::paintLineNumbers(QPaintEvent *event)
{
    QPainter painter(m_lineNumbers);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom()) {
            break;
        }
        if (block.isVisible() && place.bottom() >= event->rect().top()) {
            const QRectF line(0, place.top(), m_lineNumbers->width() - 8, fontMetrics().height());
            painter.drawText(
                line, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), QString::number(block.blockNumber() + 1));
        }
    }
}

void TextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layOutLineNumbers();
}

void TextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        layOutLineNumbers();
    } else if (event->type() == QEvent::PaletteChange) {
        showMarks();
    }
}

void TextEdit::keyPressEvent(QKeyEvent *event)
{
    if (isReadOnly() || event->modifiers() != Qt::NoModifier) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Tab) {
        insertPlainText(u"  "_s);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // The new line begins where this one does.
        const QString line = textCursor().block().text().left(textCursor().positionInBlock());
        qsizetype indent = 0;
        while (indent < line.size() && line[indent].isSpace()) {
            ++indent;
        }
        const QString opened = line.trimmed().endsWith(u'{') || line.trimmed().endsWith(u'[') ? u"  "_s : QString();
        textCursor().insertText(u'\n' + line.left(indent) + opened);
        ensureCursorVisible();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}
