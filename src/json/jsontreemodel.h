// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/jsontext.h>
#include <QAbstractItemModel>

/// Shows a JsonText as a tree of key and value; the members of the root are the rows at the top. Children are made known
/// when a node is opened, BatchSize at a time: a QTreeView asks for the next ones by itself at the top level only, for a
/// node inside the view's owner calls fetchMore() when its last row comes into sight. Long values are cut for display; the
/// roles give them whole. Main thread.
class JsonTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { KeyColumn, ValueColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole + 1, ///< QString, as jq writes it
        LexemeRole, ///< QString, the exact text of the value in the document
        TypeRole, ///< int, a JsonText::Type
        StringRole, ///< QString, decoded and whole; the lexeme for what is no string
        RepeatedRole ///< bool, another member of the object has the same name
    };
    static constexpr int BatchSize = 1000;
    static constexpr int MaxShown = 300; ///< characters of a value or a key in a cell

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;
    void setDocument(std::shared_ptr<const JsonText> document); ///< null empties the model

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    class State;
    std::unique_ptr<State> m_state;
};
