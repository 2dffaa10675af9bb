// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/answertree.h>
#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

/// A string without its quotes and escapes; everything else as it is spelt.
QString plainValue(const QString &lexeme)
{
    if (!lexeme.startsWith(u'"')) {
        return lexeme;
    }
    const QByteArray wrapped = '[' + lexeme.toUtf8() + ']';
    return QJsonDocument::fromJson(wrapped).array().at(0).toString(lexeme);
}

} // namespace

AnswerTree::AnswerTree(QWidget *parent)
    : QTreeView(parent)
{
    setAccessibleName(tr("Answer tree"));
    setModel(&m_model);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
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
}

void AnswerTree::setDocument(std::shared_ptr<const JsonText> document)
{
    m_model.setDocument(std::move(document));
    if (m_model.rowCount() == 1) {
        expand(m_model.index(0, 0));
    }
    if (m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(0, 0));
    }
}

void AnswerTree::copyValue()
{
    if (currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(plainValue(currentIndex().data(JsonTreeModel::LexemeRole).toString()));
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
