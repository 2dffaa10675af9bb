// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/headerlistmodel.h>

using namespace Qt::StringLiterals;

HeaderListModel::HeaderListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HeaderListModel::setHeaders(const Headers &headers)
{
    if (headers == m_headers) {
        return;
    }
    beginResetModel();
    m_headers = headers;
    endResetModel();
}

QString HeaderListModel::line(int row) const
{
    const auto &[name, value] = m_headers[row];
    return QString::fromLatin1(name) + ": "_L1 + QString::fromUtf8(value);
}

int HeaderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

int HeaderListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeaderListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &[name, value] = m_headers[index.row()];
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && index.column() == ValueColumn)) {
        return index.column() == NameColumn ? QString::fromLatin1(name) : QString::fromUtf8(value);
    }
    return {};
}

QVariant HeaderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Name") : tr("Value");
}
