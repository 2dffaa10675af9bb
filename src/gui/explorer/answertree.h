// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/jsontreemodel.h>
#include <QTreeView>

/// A JSON answer as a tree. Ctrl+C copies the value, Ctrl+Shift+C its path as jq writes it; both are in the context menu.
class AnswerTree : public QTreeView {
    Q_OBJECT
public:
    static constexpr int MaxOpenedAtOnce = 2000; ///< rows that 'Expand all below' opens

    explicit AnswerTree(QWidget *parent = nullptr);

    void setDocument(std::shared_ptr<const JsonText> document); ///< null empties the tree

Q_SIGNALS:
    void noteWanted(const QString &text);

private:
    void fetchInSight();
    void copyValue();
    void copyPath();
    void expandBelow();
    JsonTreeModel m_model;
};
