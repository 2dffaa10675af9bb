// SPDX-License-Identifier: GPL-3.0-or-later
// How the list changes: everything at once, one thing at a time, and by the filter.
#include <algorithm>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keylistmodel_p.h>

void KeyListModel::setAll(const QList<Space> &spaces, const QList<ApiKey> &keys)
{
    Groups groups = build(spaces, keys);
    if (sameShape(groups)) {
        takeValues(groups);
        return;
    }
    beginResetModel();
    adopt(std::move(groups));
    applyFilter();
    endResetModel();
}

void KeyListModel::setFilter(const QString &text)
{
    const QStringList words = text.toCaseFolded().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words) {
        return;
    }
    beginResetModel();
    m_words = words;
    applyFilter();
    endResetModel();
}

void KeyListModel::putSpace(const Space &space)
{
    Group *known = m_groupOfSpace.value(space.id);
    if (known && known->space && known->space->name == space.name) {
        known->space = space;
        if (known->place >= 0) {
            Q_EMIT dataChanged(groupIndex(*known), groupIndex(*known, StateColumn));
        }
        return;
    }
    // A new name moves the space and is part of what its keys are found by: rare, so all is laid out anew.
    QList<Space> all = spaces();
    QList<ApiKey> keys;
    for (const auto &group : m_groups) {
        for (const auto &row : group->rows) {
            ApiKey key = row->key;
            if (key.space == space.id) {
                key.spaceName = space.name;
            }
            keys.append(key);
        }
    }
    all.removeIf([&](const Space &other) { return other.id == space.id; });
    all.append(space);
    setAll(all, keys);
}

void KeyListModel::dropSpace(const SpaceId &id)
{
    Group *group = m_groupOfSpace.take(id);
    if (!group) {
        return;
    }
    std::vector<KeyId> inTrash;
    for (const auto &row : m_groups.back()->rows) {
        if (row->key.space == id) {
            inTrash.push_back(row->key.id);
        }
    }
    for (const KeyId &key : inTrash) {
        dropKey(key);
    }
    if (group->place >= 0) {
        beginRemoveRows({}, group->place, group->place);
        m_shown.erase(m_shown.begin() + group->place);
        renumber();
        group->place = -1;
        endRemoveRows();
    }
    for (const auto &row : group->rows) {
        m_groupOfKey.remove(row->key.id);
    }
    std::erase_if(m_groups, [group](const auto &other) { return other.get() == group; });
}

void KeyListModel::putKey(const ApiKey &key)
{
    Group *target = groupFor(key);
    Group *now = m_groupOfKey.value(key.id);
    if (now && now == target) {
        changeRow(*target, key);
        return;
    }
    if (now) {
        takeRow(*now, key.id);
    }
    if (target) {
        insertRow(*target, std::make_unique<Row>(key));
    }
}

void KeyListModel::dropKey(const KeyId &id)
{
    if (Group *group = m_groupOfKey.value(id)) {
        takeRow(*group, id);
    }
}

KeyListModel::Groups KeyListModel::build(const QList<Space> &spaces, const QList<ApiKey> &keys) const
{
    Groups groups;
    QHash<SpaceId, Group *> bySpace;
    for (const Space &space : spaces) {
        auto group = std::make_unique<Group>();
        group->space = space;
        group->folded = space.name.text().toCaseFolded();
        bySpace.insert(space.id, group.get());
        groups.push_back(std::move(group));
    }
    auto trash = std::make_unique<Group>();
    for (const ApiKey &key : keys) {
        Group *group = key.state == KeyState::Trash ? trash.get() : bySpace.value(key.space);
        if (group) {
            group->rows.push_back(std::make_unique<Row>(key));
        }
    }
    std::ranges::sort(groups, [this](const auto &one, const auto &other) { return groupBefore(*one, *other); });
    groups.push_back(std::move(trash));
    for (const auto &group : groups) {
        std::ranges::sort(group->rows, [this](const auto &one, const auto &other) { return rowBefore(*one, *other); });
    }
    return groups;
}

bool KeyListModel::sameShape(const Groups &other) const
{
    return std::ranges::equal(m_groups, other, [](const auto &mine, const auto &theirs) {
        const bool sameSpace = mine->space && theirs->space
            ? mine->space->id == theirs->space->id && mine->space->name == theirs->space->name
            : mine->isTrash() == theirs->isTrash();
        return sameSpace && std::ranges::equal(mine->rows, theirs->rows, [](const auto &one, const auto &two) {
            return one->key.id == two->key.id && one->folded == two->folded;
        });
    });
}

void KeyListModel::takeValues(Groups &other)
{
    for (size_t g = 0; g < m_groups.size(); ++g) {
        const std::optional<Space> &space = other[g]->space;
        if (space && m_groups[g]->space != space) {
            putSpace(*space);
        }
        for (size_t r = 0; r < m_groups[g]->rows.size(); ++r) {
            if (m_groups[g]->rows[r]->key != other[g]->rows[r]->key) {
                changeRow(*m_groups[g], other[g]->rows[r]->key);
            }
        }
    }
}

void KeyListModel::adopt(Groups groups)
{
    m_shown.clear();
    m_groups = std::move(groups);
    m_groupOfKey.clear();
    m_groupOfSpace.clear();
    for (const auto &group : m_groups) {
        if (const std::optional<Space> &space = group->space) {
            m_groupOfSpace.insert(space->id, group.get());
        }
        for (const auto &row : group->rows) {
            m_groupOfKey.insert(row->key.id, group.get());
        }
    }
}

KeyListModel::Group *KeyListModel::groupFor(const ApiKey &key) const
{
    return key.state == KeyState::Trash ? m_groups.back().get() : m_groupOfSpace.value(key.space);
}

void KeyListModel::applyFilter()
{
    m_shown.clear();
    for (const auto &group : m_groups) {
        group->shown.clear();
        group->place = -1;
        for (const auto &row : group->rows) {
            if (matches(row->folded)) {
                group->shown.push_back(row.get());
            }
        }
        if (isWanted(*group)) {
            m_shown.push_back(group.get());
        }
    }
    renumber();
}

bool KeyListModel::matches(const QString &folded) const
{
    return std::ranges::all_of(m_words, [&folded](const QString &word) { return folded.contains(word); });
}

bool KeyListModel::isWanted(const Group &group) const
{
    if (group.isTrash() || isFiltered()) {
        return !group.shown.empty() || (!group.isTrash() && group.rows.empty() && matches(group.folded));
    }
    return true;
}

void KeyListModel::renumber()
{
    for (size_t place = 0; place < m_shown.size(); ++place) {
        m_shown[place]->place = static_cast<int>(place);
    }
}

void KeyListModel::showOrHide(Group &group)
{
    if (const bool wanted = isWanted(group); wanted == (group.place >= 0)) {
        if (wanted) {
            countChanged(group);
        }
        return;
    }
    if (group.place >= 0) {
        beginRemoveRows({}, group.place, group.place);
        m_shown.erase(m_shown.begin() + group.place);
        group.place = -1;
        renumber();
        endRemoveRows();
        return;
    }
    const auto at = std::ranges::find_if(m_shown, [&](const Group *other) { return groupBefore(group, *other); });
    const int place = static_cast<int>(at - m_shown.begin());
    beginInsertRows({}, place, place);
    m_shown.insert(at, &group);
    renumber();
    endInsertRows();
}

void KeyListModel::insertRow(Group &group, std::unique_ptr<Row> row)
{
    const auto before = [this](const auto &one, const auto &other) { return rowBefore(*one, *other); };
    Row *added = row.get();
    m_groupOfKey.insert(added->key.id, &group);
    group.rows.insert(std::ranges::lower_bound(group.rows, row, before), std::move(row));
    if (matches(added->folded)) {
        const auto at = std::ranges::lower_bound(group.shown, added, before);
        const int place = static_cast<int>(at - group.shown.begin());
        const bool visible = group.place >= 0;
        if (visible) {
            beginInsertRows(groupIndex(group), place, place);
        }
        group.shown.insert(at, added);
        if (visible) {
            endInsertRows();
        }
    }
    showOrHide(group);
}

std::unique_ptr<KeyListModel::Row> KeyListModel::takeRow(Group &group, const KeyId &id)
{
    m_groupOfKey.remove(id);
    const auto found = std::ranges::find_if(group.rows, [&](const auto &row) { return row->key.id == id; });
    const auto shown = std::ranges::find(group.shown, found->get());
    if (shown != group.shown.end()) {
        const int place = static_cast<int>(shown - group.shown.begin());
        beginRemoveRows(groupIndex(group), place, place);
        group.shown.erase(shown);
        endRemoveRows();
    }
    std::unique_ptr<Row> taken = std::move(*found);
    group.rows.erase(found);
    showOrHide(group);
    return taken;
}

void KeyListModel::changeRow(Group &group, const ApiKey &key)
{
    const auto found = std::ranges::find_if(group.rows, [&](const auto &row) { return row->key.id == key.id; });
    auto changed = std::make_unique<Row>(key);
    const auto shown = std::ranges::find(group.shown, found->get());
    if (shown == group.shown.end() || !matches(changed->folded)) {
        takeRow(group, key.id);
        insertRow(group, std::move(changed));
        return;
    }
    **found = std::move(*changed);
    const int place = moveRow(group, static_cast<int>(shown - group.shown.begin()));
    Q_EMIT dataChanged(index(place, NameColumn, groupIndex(group)), index(place, StateColumn, groupIndex(group)));
}

int KeyListModel::moveRow(Group &group, int place)
{
    const auto before = [this](const auto &one, const auto &other) { return rowBefore(*one, *other); };
    std::ranges::sort(group.rows, before);
    Row *row = group.shown.at(static_cast<size_t>(place));
    const auto earlier
        = std::ranges::count_if(group.shown, [&](const Row *other) { return other != row && rowBefore(*other, *row); });
    const int target = static_cast<int>(earlier);
    if (target == place) {
        return place;
    }
    const QModelIndex parent = groupIndex(group);
    beginMoveRows(parent, place, place, parent, target > place ? target + 1 : target);
    group.shown.erase(group.shown.begin() + place);
    group.shown.insert(group.shown.begin() + target, row);
    endMoveRows();
    return target;
}

void KeyListModel::countChanged(const Group &group)
{
    const QModelIndex count = groupIndex(group, StateColumn);
    Q_EMIT dataChanged(count, count);
}

bool KeyListModel::rowBefore(const Row &one, const Row &other) const
{
    const int order = m_order.compare(one.key.label.text(), other.key.label.text());
    return order != 0 ? order < 0 : one.key.id.text() < other.key.id.text();
}

bool KeyListModel::groupBefore(const Group &one, const Group &other) const
{
    if (!one.space || !other.space) {
        return one.space.has_value(); // the trash is last
    }
    const int order = m_order.compare(one.space->name.text(), other.space->name.text());
    return order != 0 ? order < 0 : one.space->id.text() < other.space->id.text();
}
