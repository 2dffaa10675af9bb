// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/namevaluemodel.h>

NameValueModel::NameValueModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void NameValueModel::setRows(const QList<NameValue> &rows)
{
    const auto common = qMin(m_rows.size(), rows.size());
    for (qsizetype row = 0; row < common; ++row) {
        if (m_rows[row] != rows[row]) {
            changeRow(static_cast<int>(row), rows[row]);
        }
    }
    const auto first = static_cast<int>(common);
    if (rows.size() > common) {
        beginInsertRows({}, first, static_cast<int>(rows.size()) - 1);
        m_rows.append(rows.mid(common));
        endInsertRows();
    } else if (m_rows.size() > common) {
        beginRemoveRows({}, first, static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(common);
        endRemoveRows();
    }
}

void NameValueModel::setCheck(Check check)
{
    m_check = std::move(check);
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
    }
}

int NameValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int NameValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NameValueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || isEmptyRow(index.row())) {
        return {};
    }
    const NameValue &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == NameColumn) {
            return row.name;
        }
        return index.column() == ValueColumn ? QVariant(row.value) : QVariant();
    case Qt::CheckStateRole:
        if (index.column() == EnabledColumn) {
            return row.enabled ? Qt::Checked : Qt::Unchecked;
        }
        return {};
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return m_check && row.enabled ? QVariant(m_check(row)) : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == EnabledColumn) {
            return row.enabled ? tr("Sent") : tr("Not sent");
        }
        return {};
    default:
        return {};
    }
}

QVariant NameValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    switch (section) {
    case EnabledColumn:
        return role == Qt::AccessibleTextRole ? tr("Sent") : QString();
    case NameColumn:
        return tr("Name");
    default:
        return tr("Value");
    }
}

Qt::ItemFlags NameValueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == EnabledColumn) {
        return isEmptyRow(index.row()) ? usual : usual | Qt::ItemIsUserCheckable;
    }
    return usual | Qt::ItemIsEditable;
}

bool NameValueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    if (role == Qt::CheckStateRole && index.column() == EnabledColumn && !isEmptyRow(index.row())) {
        NameValue row = m_rows[index.row()];
        row.enabled = value.toInt() == Qt::Checked;
        if (row != m_rows[index.row()]) {
            changeRow(index.row(), row);
            Q_EMIT edited();
        }
        return true;
    }
    if (role != Qt::EditRole || index.column() == EnabledColumn) {
        return false;
    }
    return setField(index.row(), index.column() == NameColumn ? &NameValue::name : &NameValue::value, value.toString());
}

bool NameValueModel::setField(int row, QString NameValue::*field, const QString &text)
{
    if (isEmptyRow(row)) {
        if (text.isEmpty()) {
            return true;
        }
        NameValue fresh;
        fresh.*field = text;
        // The row that is typed into stays where it is, so that Tab leads on to its value; the next empty one is below.
        beginInsertRows({}, row + 1, row + 1);
        m_rows.append(fresh);
        endInsertRows();
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        Q_EMIT edited();
        return true;
    }
    NameValue changed = m_rows[row];
    changed.*field = text;
    if (changed == m_rows[row]) {
        return true;
    }
    if (changed.name.isEmpty() && changed.value.isEmpty()) {
        return removeRows(row, 1);
    }
    changeRow(row, changed);
    Q_EMIT edited();
    return true;
}

void NameValueModel::changeRow(int row, NameValue content)
{
    m_rows[row] = std::move(content);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

bool NameValueModel::removeRows(int row, int count, const QModelIndex &parent)
{
    count = qMin(count, static_cast<int>(m_rows.size()) - row);
    if (parent.isValid() || row < 0 || count <= 0) {
        return false;
    }
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    endRemoveRows();
    Q_EMIT edited();
    return true;
}
