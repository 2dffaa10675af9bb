// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gui/common/icons.h>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keylistmodel_p.h>
#include <gui/keys/keystatewords.h>

namespace {

/// The C locale knows neither case nor numbers.
QLocale collatingLocale()
{
    return QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
}

} // namespace

KeyListModel::KeyListModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_order(collatingLocale())
{
    m_order.setNumericMode(true);
    m_order.setCaseSensitivity(Qt::CaseInsensitive);
    m_groups.push_back(std::make_unique<Group>());
}

KeyListModel::~KeyListModel() = default;

QModelIndex KeyListModel::indexOf(const KeyId &id) const
{
    const Group *group = m_groupOfKey.value(id);
    if (!group || group->place < 0) {
        return {};
    }
    const auto found = std::ranges::find_if(group->shown, [&](const Row *row) { return row->key.id == id; });
    return found == group->shown.end()
        ? QModelIndex()
        : index(static_cast<int>(found - group->shown.begin()), NameColumn, groupIndex(*group));
}

QModelIndex KeyListModel::indexOf(const SpaceId &id) const
{
    const Group *group = m_groupOfSpace.value(id);
    return group ? groupIndex(*group) : QModelIndex();
}

QModelIndex KeyListModel::trashIndex() const
{
    return groupIndex(*m_groups.back());
}

const ApiKey *KeyListModel::key(const KeyId &id) const
{
    const Group *group = m_groupOfKey.value(id);
    if (!group) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(group->rows, [&](const auto &row) { return row->key.id == id; });
    return found == group->rows.end() ? nullptr : &(*found)->key;
}

const Space *KeyListModel::space(const SpaceId &id) const
{
    const Group *group = m_groupOfSpace.value(id);
    return group && group->space ? &*group->space : nullptr;
}

QList<Space> KeyListModel::spaces() const
{
    QList<Space> all;
    for (const auto &group : m_groups) {
        if (const std::optional<Space> &space = group->space) {
            all.append(*space);
        }
    }
    return all;
}

QList<ApiKey> KeyListModel::activeKeys() const
{
    QList<ApiKey> all;
    for (const auto &group : m_groups) {
        if (!group->isTrash()) {
            std::ranges::transform(group->rows, std::back_inserter(all), [](const auto &row) { return row->key; });
        }
    }
    return all;
}

qsizetype KeyListModel::keyCount(const SpaceId &id) const
{
    const Group *group = m_groupOfSpace.value(id);
    return group ? static_cast<qsizetype>(group->rows.size()) : 0;
}

qsizetype KeyListModel::trashCount() const
{
    return static_cast<qsizetype>(m_groups.back()->rows.size());
}

qsizetype KeyListModel::trashCount(const SpaceId &id) const
{
    return std::ranges::count_if(m_groups.back()->rows, [&](const auto &row) { return row->key.space == id; });
}

qsizetype KeyListModel::shownKeys() const
{
    qsizetype count = 0;
    for (const Group *group : m_shown) {
        count += static_cast<qsizetype>(group->shown.size());
    }
    return count;
}

bool KeyListModel::hasLabel(const SpaceId &id, const Label &label) const
{
    const Group *group = m_groupOfSpace.value(id);
    return group && std::ranges::any_of(group->rows, [folded = label.folded()](const auto &row) {
        return row->key.label.folded() == folded;
    });
}

bool KeyListModel::hasNothing() const
{
    return m_groups.size() == 1 && m_groups.back()->rows.empty();
}

QModelIndex KeyListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? m_shown.at(static_cast<size_t>(parent.row())) : nullptr);
}

QModelIndex KeyListModel::parent(const QModelIndex &child) const
{
    const auto *group = static_cast<const Group *>(child.internalPointer());
    return group ? groupIndex(*group) : QModelIndex();
}

int KeyListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_shown.size());
    }
    if (parent.internalPointer() || parent.column() != NameColumn) {
        return 0;
    }
    return static_cast<int>(m_shown.at(static_cast<size_t>(parent.row()))->shown.size());
}

int KeyListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant KeyListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    Q_ASSERT(checkIndex(index));
    const auto *group = static_cast<const Group *>(index.internalPointer());
    if (!group) {
        return groupData(*m_shown.at(static_cast<size_t>(index.row())), index.column(), role);
    }
    return keyData(*group, group->shown.at(static_cast<size_t>(index.row()))->key, index.column(), role);
}

QVariant KeyListModel::groupData(const Group &group, int column, int role) const
{
    const auto count = isFiltered() ? group.shown.size() : group.rows.size();
    switch (role) {
    case Qt::DisplayRole:
        if (column == StateColumn) {
            return QString::number(count);
        }
        return group.space ? group.space->name.text() : tr("Trash");
    case Qt::AccessibleTextRole:
        return column == StateColumn ? keyCountWords(static_cast<qsizetype>(count)) : QVariant();
    case Qt::ToolTipRole:
        return group.space ? group.space->name.text() : tr("Keys that were removed; each goes for good after 30 days");
    case Qt::DecorationRole:
        return column == NameColumn ? lineIcon(group.isTrash() ? QStringLiteral("trash") : QStringLiteral("folder"))
                                    : QVariant();
    case Qt::TextAlignmentRole:
        return column == StateColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case KindRole:
        return static_cast<int>(group.isTrash() ? Kind::Trash : Kind::Space);
    case SpaceIdRole:
        return group.space ? group.space->id.text() : QVariant();
    default:
        return {};
    }
}

QVariant KeyListModel::keyData(const Group &group, const ApiKey &key, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == StateColumn) {
            return {};
        }
        return group.isTrash() ? QStringLiteral("%1 / %2").arg(key.spaceName.text(), key.label.text())
                               : key.label.text();
    case Qt::AccessibleTextRole:
        return column == StateColumn ? keyStateLook(key.state).words : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return QStringLiteral("%1: %2").arg(key.label.text(), keyStateLook(key.state).words);
    case Qt::DecorationRole: {
        const KeyStateLook look = keyStateLook(key.state);
        return column == StateColumn ? lineIcon(look.iconName, look.tone) : QVariant();
    }
    case KindRole:
        return static_cast<int>(Kind::Key);
    case KeyIdRole:
        return key.id.text();
    case SpaceIdRole:
        return key.space.text();
    case StateRole:
        return static_cast<int>(key.state);
    default:
        return {};
    }
}

QModelIndex KeyListModel::groupIndex(const Group &group, int column) const
{
    return group.place < 0 ? QModelIndex() : createIndex(group.place, column, nullptr);
}
