// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/timingmodel.h>

TimingModel::TimingModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TimingModel::setTimes(const ExchangeTimes &times)
{
    beginResetModel();
    m_lines = timingLines(times);
    endResetModel();
}

int TimingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int TimingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimingModel::partOfWhole(const StageTime &time, int role) const
{
    const auto whole = static_cast<double>(m_lines.last().time.took.count());
    if (time.known != StageTime::Known::Measured || whole <= 0) {
        return {};
    }
    return static_cast<double>((role == StartRole ? time.start : time.took).count()) / whole;
}

QVariant TimingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const TimingLine &line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == StageColumn ? line.stage
            : index.column() == TimeColumn   ? QVariant(line.took)
                                             : QVariant();
    case StartRole:
    case LengthRole:
        return index.column() == CourseColumn ? partOfWhole(line.time, role) : QVariant();
    default:
        return {};
    }
}

QVariant TimingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == StageColumn ? tr("Stage") : section == TimeColumn ? tr("Time") : tr("Course");
}
