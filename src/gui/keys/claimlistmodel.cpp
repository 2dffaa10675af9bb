// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/keys/claimlistmodel.h>

ClaimListModel::ClaimListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ClaimListModel::setInspection(const Inspection &inspection)
{
    QList<InspectionLine> lines = inspection.claims;
    for (InspectionLine line : inspection.header) {
        //: A parameter of the token's header, among the claims.
        line.name = tr("%1 (header)").arg(line.name);
        lines.append(line);
    }
    if (lines == m_lines) {
        return;
    }
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

QString ClaimListModel::value(int row) const
{
    return m_lines.value(row).value;
}

int ClaimListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ClaimListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClaimListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const InspectionLine &line = m_lines[index.row()];
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignLeading | Qt::AlignTop);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case ClaimColumn:
        return line.name;
    case ValueColumn:
        return line.value;
    default:
        return line.meaning;
    }
}

QVariant ClaimListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case ClaimColumn:
        return tr("Claim");
    case ValueColumn:
        return tr("Value");
    default:
        return tr("Meaning");
    }
}
