// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/uses/usesmodel.h>
#include <gui/uses/usewords.h>
#include <QHash>
#include <QLocale>
#include <QStringList>

namespace {

QString timeWords(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

/// What never changes of a row.
QString nameOf(const Use &use)
{
    return QStringList{
        use.firstAt.toString(Qt::ISODateWithMs), usePartText(use.part), use.caller.program, use.caller.folder, use.host}
        .join(QChar(0));
}

} // namespace

void UsesModel::setAll(const QList<Use> &uses)
{
    if (merge(uses)) {
        return;
    }
    beginResetModel();
    m_uses = uses;
    endResetModel();
}

bool UsesModel::merge(const QList<Use> &uses)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < uses.size(); ++i) {
        places.insert(nameOf(uses[i]), i);
    }
    const auto isKept = [&places](const Use &use) { return places.contains(nameOf(use)); };
    if (m_uses.isEmpty() || !std::all_of(m_uses.cbegin(), m_uses.cend(), isKept)) {
        return false;
    }
    for (int row = 0; row < m_uses.size(); ++row) {
        const Use &now = uses[places.take(nameOf(m_uses[row]))];
        if (now != m_uses[row]) {
            m_uses[row] = now;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    if (!places.isEmpty()) {
        const int first = static_cast<int>(m_uses.size());
        beginInsertRows({}, first, first + static_cast<int>(places.size()) - 1);
        for (const qsizetype place : std::as_const(places)) {
            m_uses.append(uses[place]);
        }
        endInsertRows();
    }
    return true;
}

int UsesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_uses.size());
}

int UsesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UsesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Use &use = m_uses[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(use, index.column());
    case Qt::ToolTipRole:
        return index.column() == TimeColumn && use.count > 1
            ? tr("%1 to %2").arg(timeWords(use.firstAt), timeWords(use.lastAt))
            : text(use, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == CountColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case SortRole:
        return index.column() == TimeColumn ? QVariant(use.lastAt)
            : index.column() == CountColumn ? QVariant(use.count)
                                            : QVariant(text(use, index.column()));
    default:
        return {};
    }
}

QString UsesModel::text(const Use &use, int column)
{
    switch (column) {
    case TimeColumn:
        return timeWords(use.lastAt);
    case PartColumn:
        return use.part == UsePart::Window ? tr("window (copied or shown)") : usePartWords(use.part);
    case ProgramColumn:
        return use.caller.program;
    case FolderColumn:
        return use.caller.folder;
    case HostColumn:
        return use.host;
    case CountColumn:
        return QLocale().toString(use.count);
    default:
        return {};
    }
}

QVariant UsesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section == CountColumn) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TimeColumn:
        return tr("Last use");
    case PartColumn:
        return tr("Used by");
    case ProgramColumn:
        return tr("Program");
    case FolderColumn:
        return tr("Folder");
    case HostColumn:
        return tr("Host");
    case CountColumn:
        return tr("Times");
    default:
        return {};
    }
}
