// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gui/explorer/keychoicemodel.h>
#include <gui/keys/keystatewords.h>

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const ApiKey &key)
{
    return key.spaceName.text() + " / "_L1 + key.label.text();
}

bool comesBefore(const ApiKey &left, const ApiKey &right)
{
    const int spaces = QString::localeAwareCompare(left.spaceName.folded(), right.spaceName.folded());
    if (spaces != 0) {
        return spaces < 0;
    }
    const int labels = QString::localeAwareCompare(left.label.folded(), right.label.folded());
    return labels != 0 ? labels < 0 : left.id.text() < right.id.text();
}

} // namespace

KeyChoiceModel::KeyChoiceModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void KeyChoiceModel::setKeys(const QList<ApiKey> &keys)
{
    QList<ApiKey> choices;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(choices),
        [](const ApiKey &key) { return key.state != KeyState::Trash; });
    std::sort(choices.begin(), choices.end(), comesBefore);
    if (choices == m_keys) {
        return;
    }
    beginResetModel();
    m_keys = std::move(choices);
    endResetModel();
}

void KeyChoiceModel::putKey(const ApiKey &key)
{
    const int known = rowOf(key.id);
    if (known >= 0 && key.state != KeyState::Trash && nameOf(m_keys[known]) == nameOf(key)) {
        if (m_keys[known] != key) {
            m_keys[known] = key;
            Q_EMIT dataChanged(index(known), index(known));
        }
        return;
    }
    removeKey(key.id);
    if (key.state == KeyState::Trash) {
        return;
    }
    const auto place = std::lower_bound(m_keys.begin(), m_keys.end(), key, comesBefore);
    const auto row = static_cast<int>(place - m_keys.begin());
    beginInsertRows({}, row, row);
    m_keys.insert(row, key);
    endInsertRows();
}

void KeyChoiceModel::removeKey(const KeyId &id)
{
    const int row = rowOf(id);
    if (row < 0) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_keys.removeAt(row);
    endRemoveRows();
}

const ApiKey *KeyChoiceModel::find(const KeyId &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_keys[row];
}

int KeyChoiceModel::rowOf(const KeyId &id) const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), [&id](const ApiKey &key) { return key.id == id; });
    return found == m_keys.end() ? -1 : static_cast<int>(found - m_keys.begin());
}

int KeyChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

QVariant KeyChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const ApiKey &key = m_keys[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return nameOf(key);
    case Qt::ToolTipRole:
        return tr("%1 — %2").arg(nameOf(key), keyStateLook(key.state).words);
    case IdRole:
        return key.id.text();
    case StateRole:
    case Qt::AccessibleDescriptionRole:
        return keyStateLook(key.state).words;
    default:
        return {};
    }
}
