// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/use.h>
#include <QAbstractTableModel>

/// The uses of one key, a row each, in no order of their own. Is told of all of them and never asks a service. Main thread.
class UsesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, PartColumn, ProgramColumn, FolderColumn, HostColumn, CountColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes over the list: changes and adds rows, so that what is chosen stays; resets only when one is gone.
    void setAll(const QList<Use> &uses);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// False when a row of ours is not among them.
    bool merge(const QList<Use> &uses);
    static QString text(const Use &use, int column);
    QList<Use> m_uses;
};
