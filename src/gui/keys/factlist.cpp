// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gui/common/icons.h>
#include <gui/keys/factlist.h>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QStyle>

namespace {

enum Column { MarkColumn, AboutColumn, KnownColumn };

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(KnownColumn, 1);
}

void FactList::setFacts(const QList<InspectionFact> &facts)
{
    if (facts != m_facts) {
        m_facts = facts;
        fill();
    }
}

void FactList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        fill();
    }
    QWidget::changeEvent(event);
}

void FactList::fill()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const bool hasTrouble = std::ranges::any_of(m_facts, &InspectionFact::isTrouble);
    m_grid->setColumnMinimumWidth(MarkColumn, hasTrouble ? side : 0);
    for (int row = 0; row < m_facts.size(); ++row) {
        const InspectionFact &fact = m_facts[row];
        if (fact.isTrouble) {
            auto *mark = new QLabel;
            mark->setPixmap(
                lineIcon(toneIconName(Tone::Warn), Tone::Warn).pixmap(QSize(side, side), devicePixelRatio()));
            mark->setAccessibleName(tr("Trouble: %1").arg(fact.about));
            m_grid->addWidget(mark, row, MarkColumn, Qt::AlignTop);
        }
        m_grid->addWidget(plainLabel(fact.about), row, AboutColumn, Qt::AlignTop | Qt::AlignLeading);
        auto *known = plainLabel(fact.known);
        known->setWordWrap(true);
        known->setAccessibleName(QStringLiteral("%1: %2").arg(fact.about, fact.known));
        m_grid->addWidget(known, row, KnownColumn, Qt::AlignTop);
    }
}
