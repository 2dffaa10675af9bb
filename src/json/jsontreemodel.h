// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/jsontext.h>
#include <QAbstractItemModel>

/// Shows a JsonText as a tree of key and value. Children are made known when a node is opened. Main thread.
class JsonTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { KeyColumn, ValueColumn, ColumnCount };
    enum Role { PathRole = Qt::UserRole + 1, LexemeRole, TypeRole };

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
