// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gui/common/tone.h>
#include <gui/explorer/tabledress.h>
#include <gui/explorer/timingview.h>
#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QStyledItemDelegate>

namespace {

constexpr int ColumnGap = 16;

/// A bar from where a stage begins to where it ends, on the scale of the whole.
class CourseBar final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QVariant length = index.data(TimingModel::LengthRole);
        if (!length.isValid()) {
            return;
        }
        const int room = option.rect.width() - 2 * Margin;
        // A stage of next to no time is still seen.
        const int width = std::max(2, qRound(length.toDouble() * room));
        const int left = std::min(qRound(index.data(TimingModel::StartRole).toDouble() * room), room - width);
        const QRect bar(option.rect.left() + Margin + left, option.rect.center().y() - Height / 2, width, Height);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setPen(Qt::NoPen);
        painter->setBrush(
            isSelected ? option.palette.highlightedText().color() : toneColour(Tone::Info, option.palette));
        painter->drawRoundedRect(QStyle::visualRect(option.direction, option.rect, bar), 2, 2);
        painter->restore();
    }

private:
    static constexpr int Margin = 8;
    static constexpr int Height = 8;
};

} // namespace

TimingView::TimingView(QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(tr("Answer timing"));
    setFrameShape(QFrame::NoFrame);
    setModel(&m_model);
    setItemDelegateForColumn(TimingModel::CourseColumn, new CourseBar(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    dressTable(*this);
    auto *copyAll = new QAction(tr("Copy"), this);
    copyAll->setShortcut(QKeySequence::Copy);
    copyAll->setShortcutContext(Qt::WidgetShortcut);
    addAction(copyAll);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyAll, &QAction::triggered, this, &TimingView::copy);
}

void TimingView::setTimes(const ExchangeTimes &times)
{
    m_model.setTimes(times);
    for (const int column : {TimingModel::StageColumn, TimingModel::TimeColumn}) {
        setColumnWidth(column, sizeHintForColumn(column) + ColumnGap);
    }
}

void TimingView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        dressTable(*this);
    }
}

void TimingView::copy()
{
    QStringList lines;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        lines.append(m_model.index(row, TimingModel::StageColumn).data().toString() + QLatin1Char('\t')
            + m_model.index(row, TimingModel::TimeColumn).data().toString());
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    Q_EMIT noteWanted(tr("Timing copied"));
}
