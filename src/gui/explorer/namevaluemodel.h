// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QAbstractTableModel>
#include <workbook/apirequest.h>

/// Names and values with a switch each, edited in a table: parameters, headers, form fields. The last row is always an
/// empty one and becomes real when something is typed into it; a row that is emptied goes. Main thread.
class NameValueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { EnabledColumn, NameColumn, ValueColumn, ColumnCount };
    /// What is wrong with a row, in words; empty if nothing is.
    using Check = std::function<QString(const NameValue &)>;

    explicit NameValueModel(QObject *parent = nullptr);

    const QList<NameValue> &rows() const { return m_rows; }
    /// Changes only what differs, so that a selection and an open editor survive. Does not emit edited().
    void setRows(const QList<NameValue> &rows);
    void setCheck(Check check);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

Q_SIGNALS:
    void edited(); ///< the person changed something

private:
    bool isEmptyRow(int row) const { return row >= m_rows.size(); }
    bool setField(int row, QString NameValue::*field, const QString &text);
    void changeRow(int row, NameValue content);

    QList<NameValue> m_rows;
    Check m_check;
};
