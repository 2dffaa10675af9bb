// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QPair>

/// The headers of an answer, in order as received. Main thread.
class HeaderListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Headers = QList<QPair<QByteArray, QByteArray>>;
    enum Column { NameColumn, ValueColumn, ColumnCount };

    explicit HeaderListModel(QObject *parent = nullptr);
    void setHeaders(const Headers &headers);
    QString line(int row) const; ///< `Name: value`

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Headers m_headers;
};
