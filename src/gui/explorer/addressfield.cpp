// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/addressfield.h>
#include <QEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleOptionFrame>

AddressField::AddressField(QWidget *parent)
    : QLineEdit(parent)
    , m_prefix(new QLabel(this))
{
    setLayoutDirection(Qt::LeftToRight); // an address is read from its host on, in every script
    m_prefix->setForegroundRole(QPalette::PlaceholderText);
    m_prefix->setTextFormat(Qt::PlainText);
    m_prefix->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_prefix->setCursor(Qt::IBeamCursor);
    connect(this, &QLineEdit::textChanged, this, &AddressField::layOut);
}

void AddressField::setBase(const QString &base)
{
    if (m_base == base) {
        return;
    }
    m_base = base;
    setAccessibleDescription(base.isEmpty() ? QString() : tr("Relative to %1").arg(base));
    layOut();
}

bool AddressField::isAbsolute(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("^\\s*([A-Za-z][A-Za-z0-9+.-]*:|//)"));
    return scheme.match(text).hasMatch();
}

void AddressField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    layOut();
}

void AddressField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        layOut();
    }
}

void AddressField::layOut()
{
    const bool isShown = !m_base.isEmpty() && !isAbsolute(text());
    m_prefix->setVisible(isShown);
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect inside = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
    int width = 0;
    if (isShown) {
        // At most half of the field, so that there is room for what the person writes.
        m_prefix->setText(fontMetrics().elidedText(m_base, Qt::ElideMiddle, inside.width() / 2));
        width = m_prefix->sizeHint().width();
        constexpr int textIndent = 2; // QLineEdit's own, on either side
        const QRect place(inside.x() + textIndent, inside.y(), width, inside.height());
        m_prefix->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
    }
    const bool isMirrored = isRightToLeft();
    setTextMargins(isMirrored ? 0 : width, 0, isMirrored ? width : 0, 0);
}
