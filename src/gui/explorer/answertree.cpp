// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/answertree.h>
#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace {

/// Rows with some air.
class TreeRows : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 4);
    }
};

} // namespace

AnswerTree::AnswerTree(QWidget *parent)
    : QTreeView(parent)
{
    setAccessibleName(tr("Answer tree"));
    setModel(&m_model);
    setItemDelegate(new TreeRows(this));
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    header()->setFont(font());
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    header()->setStretchLastSection(true);
    header()->resizeSection(JsonTreeModel::KeyColumn, 240);
    const auto addCommand = [this](const QString &text, const QKeySequence &keys, void (AnswerTree::*run)()) {
        auto *command = new QAction(text, this);
        command->setShortcut(keys);
        command->setShortcutContext(Qt::WidgetShortcut);
        connect(command, &QAction::triggered, this, run);
        addAction(command);
    };
    addCommand(tr("Copy value"), QKeySequence::Copy, &AnswerTree::copyValue);
    addCommand(tr("Copy path"), QKeySequence(u"Ctrl+Shift+C"_s), &AnswerTree::copyPath);
    addCommand(tr("Expand all below"), QKeySequence(u"Shift+Right"_s), &AnswerTree::expandBelow);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AnswerTree::fetchInSight);
}

void AnswerTree::setDocument(std::shared_ptr<const JsonText> document)
{
    m_model.setDocument(std::move(document));
    m_model.fetchMore({});
    if (m_model.rowCount() == 1) {
        expand(m_model.index(0, 0));
    }
    if (m_model.rowCount() > 0) {
        selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate); // for the keyboard
    }
}

void AnswerTree::fetchInSight()
{
    // Below the top level the view does not ask for more by itself.
    for (QModelIndex index = indexAt(QPoint(0, 0)); index.isValid(); index = indexBelow(index)) {
        if (visualRect(index).top() > viewport()->height()) {
            break;
        }
        const QModelIndex parent = index.parent();
        if (index.row() == m_model.rowCount(parent) - 1 && m_model.canFetchMore(parent)) {
            m_model.fetchMore(parent);
        }
    }
}

void AnswerTree::copyValue()
{
    if (currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(currentIndex().data(JsonTreeModel::StringRole).toString());
        Q_EMIT noteWanted(tr("Value copied"));
    }
}

void AnswerTree::copyPath()
{
    if (currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(currentIndex().data(JsonTreeModel::PathRole).toString());
        Q_EMIT noteWanted(tr("Path copied"));
    }
}

void AnswerTree::expandBelow()
{
    QList<QModelIndex> waiting{currentIndex().siblingAtColumn(0)};
    int opened = 0;
    while (!waiting.isEmpty() && opened < MaxOpenedAtOnce) {
        const QModelIndex index = waiting.takeFirst();
        if (!m_model.hasChildren(index)) {
            continue;
        }
        if (m_model.canFetchMore(index)) {
            m_model.fetchMore(index);
        }
        expand(index);
        ++opened;
        for (int row = 0; row < m_model.rowCount(index) && waiting.size() < MaxOpenedAtOnce; ++row) {
            waiting.append(m_model.index(row, 0, index));
        }
    }
    if (opened == MaxOpenedAtOnce) {
        Q_EMIT noteWanted(tr("The first %1 values were opened", nullptr).arg(opened));
    }
}
