// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/inspection.h>
#include <QAbstractTableModel>

/// The claims of a token with their values and meanings, and below them the parameters of its header. Main thread.
class ClaimListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { ClaimColumn, ValueColumn, MeaningColumn, ColumnCount };

    explicit ClaimListModel(QObject *parent = nullptr);
    void setInspection(const Inspection &inspection);
    QString value(int row) const; ///< empty for no such row

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<InspectionLine> m_lines;
};
