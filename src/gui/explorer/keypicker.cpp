// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/keychoicemodel.h>
#include <gui/explorer/keypicker.h>
#include <QAbstractItemView>
#include <QCompleter>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 16;
constexpr int PopupWidth = 280; ///< so that a name and its state fit

/// A choice with the key's state, dimmed, at its end.
class KeyChoiceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem whole = option;
        initStyleOption(&whole, index);
        const QString name = std::exchange(whole.text, QString());
        const QStyle *style = whole.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget); // the ground
        const QString state = index.data(KeyChoiceModel::StateRole).toString();
        const QRect line = whole.rect.adjusted(Gap / 2, 0, -Gap / 2, 0);
        const int stateWidth = whole.fontMetrics.horizontalAdvance(state);
        const QRect nameRect = QStyle::visualRect(whole.direction, line, line.adjusted(0, 0, -stateWidth - Gap, 0));
        const bool isSelected = whole.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setPen(whole.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(nameRect,
            static_cast<int>(QStyle::visualAlignment(whole.direction, Qt::AlignLeft | Qt::AlignVCenter)),
            whole.fontMetrics.elidedText(name, Qt::ElideMiddle, nameRect.width()));
        painter->setPen(whole.palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(
            line, static_cast<int>(QStyle::visualAlignment(whole.direction, Qt::AlignRight | Qt::AlignVCenter)), state);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString name = index.data(Qt::DisplayRole).toString();
        const QString state = index.data(KeyChoiceModel::StateRole).toString();
        return {option.fontMetrics.horizontalAdvance(name) + option.fontMetrics.horizontalAdvance(state) + 2 * Gap,
            option.fontMetrics.height() + Gap / 2};
    }
};

} // namespace

KeyPicker::KeyPicker(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setItemDelegate(new KeyChoiceDelegate(this));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setMaxVisibleItems(16);
    lineEdit()->setAccessibleName(tr("Key"));
    connect(this, &QComboBox::activated, this, &KeyPicker::pick);
    // What was typed and matches no key is not a choice: show the one that counts again.
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (!completer()->popup()->isVisible()) {
            showKey();
        }
    });
}

void KeyPicker::setChoices(KeyChoiceModel &choices)
{
    m_choices = &choices;
    setModel(&choices);
    auto *matching = new QCompleter(&choices, this);
    matching->setFilterMode(Qt::MatchContains);
    matching->setCaseSensitivity(Qt::CaseInsensitive);
    matching->setMaxVisibleItems(16);
    setCompleter(matching);
    matching->popup()->setItemDelegate(new KeyChoiceDelegate(matching));
    matching->popup()->setMinimumWidth(PopupWidth);
    view()->setMinimumWidth(PopupWidth);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&choices, change, this, &KeyPicker::showKey);
    }
    connect(&choices, &QAbstractItemModel::modelReset, this, &KeyPicker::showKey);
    connect(&choices, &QAbstractItemModel::dataChanged, this, &KeyPicker::showKey);
    showKey();
}

void KeyPicker::setKey(std::optional<KeyId> key)
{
    m_key = key;
    showKey();
}

bool KeyPicker::hasUsableKey() const
{
    return m_choices && m_key && m_choices->rowOf(*m_key) >= 0;
}

void KeyPicker::showKey()
{
    if (!m_choices) {
        return;
    }
    const int row = m_key ? m_choices->rowOf(*m_key) : -1;
    setCurrentIndex(row);
    setEditText(row < 0 ? QString() : itemText(row));
    lineEdit()->setCursorPosition(0);
    lineEdit()->setPlaceholderText(m_choices->rowCount() == 0 ? tr("No keys yet") : tr("Pick a key"));
    setToolTip(row < 0 ? QString() : itemData(row, Qt::ToolTipRole).toString());
}

void KeyPicker::pick(int row)
{
    if (!m_choices || row < 0 || row >= m_choices->rowCount()) {
        return;
    }
    const KeyId picked = m_choices->at(row).id;
    const bool isOther = m_key != picked;
    m_key = picked;
    showKey();
    if (isOther) {
        Q_EMIT keyPicked(picked);
    }
}

void KeyPicker::focusInEvent(QFocusEvent *event)
{
    QComboBox::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason) {
        lineEdit()->selectAll();
    }
}
