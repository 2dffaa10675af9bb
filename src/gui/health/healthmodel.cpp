// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <app/durations.h>
#include <gui/common/icons.h>
#include <gui/health/healthmodel.h>
#include <gui/health/rotationwords.h>
#include <gui/keys/keystatewords.h>
#include <limits>

namespace {

/// The worst last.
int severity(KeyState state)
{
    switch (state) {
    case KeyState::Works:
        return 0;
    case KeyState::Untested:
        return 1;
    case KeyState::Elsewhere:
        return 2;
    case KeyState::Missing:
        return 3;
    case KeyState::Refused:
        return 4;
    case KeyState::Trash:
        return 5;
    }
    return 5;
}

qint64 secondsSince(const QDateTime &then, const QDateTime &now)
{
    return then.isValid() ? then.secsTo(now) : std::numeric_limits<qint64>::max();
}

} // namespace

HealthModel::HealthModel(const Clock &clock, KeychainName keychainName, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
    , m_keychainName(std::move(keychainName))
{
}

void HealthModel::setAll(const QList<ApiKey> &keys)
{
    QList<ApiKey> active;
    std::ranges::copy_if(
        keys, std::back_inserter(active), [](const ApiKey &key) { return key.state != KeyState::Trash; });
    const bool isSame = std::ranges::equal(active, m_keys, {}, &ApiKey::id, &ApiKey::id);
    if (isSame) {
        m_keys = active;
        refresh();
        return;
    }
    beginResetModel();
    m_keys = active;
    m_rows.clear();
    for (int row = 0; row < m_keys.size(); ++row) {
        m_rows.insert(m_keys[row].id, row);
    }
    endResetModel();
}

void HealthModel::put(const ApiKey &key)
{
    if (key.state == KeyState::Trash) {
        drop(key.id);
        return;
    }
    const auto known = m_rows.constFind(key.id);
    if (known != m_rows.constEnd()) {
        m_keys[*known] = key;
        say(*known, *known);
        return;
    }
    const int row = static_cast<int>(m_keys.size());
    beginInsertRows({}, row, row);
    m_keys.append(key);
    m_rows.insert(key.id, row);
    endInsertRows();
}

void HealthModel::drop(const KeyId &id)
{
    const auto known = m_rows.constFind(id);
    if (known == m_rows.constEnd()) {
        return;
    }
    const int row = *known;
    beginRemoveRows({}, row, row);
    m_keys.removeAt(row);
    m_rows.remove(id);
    for (int later = row; later < m_keys.size(); ++later) {
        m_rows[m_keys[later].id] = later;
    }
    endRemoveRows();
}

void HealthModel::refresh()
{
    if (!m_keys.isEmpty()) {
        say(0, static_cast<int>(m_keys.size()) - 1);
    }
}

void HealthModel::say(int firstRow, int lastRow)
{
    Q_EMIT dataChanged(index(firstRow, 0), index(lastRow, ColumnCount - 1));
}

const ApiKey *HealthModel::key(const KeyId &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.constEnd() ? nullptr : &m_keys[*row];
}

QString HealthModel::summary() const
{
    if (m_keys.isEmpty()) {
        return tr("No keys yet.");
    }
    QMap<int, int> counts; // by severity
    int near = 0;
    const QDate day = today();
    for (const ApiKey &key : m_keys) {
        ++counts[severity(key.state)];
        const RotationState rotation = rotationState(key.rotateBy, day);
        near += rotation == RotationState::Due || rotation == RotationState::Soon ? 1 : 0;
    }
    QStringList parts;
    for (const KeyState state :
        {KeyState::Works, KeyState::Untested, KeyState::Elsewhere, KeyState::Missing, KeyState::Refused}) {
        const int count = counts.value(severity(state));
        if (count > 1 && state == KeyState::Works) {
            parts.append(tr("%1 work").arg(count));
        } else if (count > 0) {
            parts.append(QStringLiteral("%1 %2").arg(count).arg(keyStateLook(state).words));
        }
    }
    QString words = QStringLiteral("%1: %2.").arg(keyCountWords(m_keys.size()), parts.join(QLatin1String(", ")));
    if (near > 0) {
        words += QLatin1Char(' ') + tr("To rotate within %1 days: %2.").arg(RemindDaysBefore).arg(near);
    }
    return words;
}

int HealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int HealthModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HealthModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const ApiKey &key = m_keys[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(key, index.column());
    case Qt::DecorationRole:
        return icon(key, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == AgeColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case KeyIdRole:
        return key.id.text();
    case SortRole:
        return sortValue(key, index.column());
    default:
        return {};
    }
}

QString HealthModel::text(const ApiKey &key, int column) const
{
    const QDateTime now = m_clock.now();
    switch (column) {
    case SpaceColumn:
        return key.spaceName.text();
    case LabelColumn:
        return key.label.text();
    case StateColumn:
        return keyStateLook(key.state).words;
    case AgeColumn: {
        const qint64 days = key.createdAt.daysTo(now);
        return days == 1 ? tr("1 day") : tr("%1 days").arg(days);
    }
    case UsedColumn:
        return key.lastUsedAt.isValid() ? agoWords(key.lastUsedAt, now) : tr("never");
    case TokenColumn:
        return key.lastGrantedAt.isValid() ? agoWords(key.lastGrantedAt, now) : tr("never");
    case ScopeColumn:
        return key.lastGrantedAt.isValid() && key.missingScope.isEmpty() ? tr("none")
                                                                         : key.missingScope.join(QLatin1Char(' '));
    case RotationColumn:
        return key.rotateBy.isValid() ? rotationWords(key.rotateBy, today()) : tr("not planned");
    case KeychainColumn:
        return m_keychainName(key.keychain);
    default:
        return {};
    }
}

QVariant HealthModel::sortValue(const ApiKey &key, int column) const
{
    const QDateTime now = m_clock.now();
    switch (column) {
    case SpaceColumn:
        return QString(key.spaceName.folded() + QChar(0) + key.label.folded());
    case LabelColumn:
        return key.label.folded();
    case StateColumn:
        return severity(key.state);
    case AgeColumn:
        return secondsSince(key.createdAt, now);
    case UsedColumn:
        return secondsSince(key.lastUsedAt, now);
    case TokenColumn:
        return secondsSince(key.lastGrantedAt, now);
    case RotationColumn:
        return key.rotateBy.isValid() ? key.rotateBy.toJulianDay() : std::numeric_limits<qint64>::max();
    default:
        return text(key, column);
    }
}

QVariant HealthModel::icon(const ApiKey &key, int column) const
{
    if (column == StateColumn) {
        const KeyStateLook look = keyStateLook(key.state);
        return lineIcon(look.iconName, look.tone);
    }
    if (column == ScopeColumn && !key.missingScope.isEmpty()) {
        return lineIcon(QStringLiteral("warn"), Tone::Warn);
    }
    if (column != RotationColumn) {
        return {};
    }
    const RotationState rotation = rotationState(key.rotateBy, today());
    if (rotation == RotationState::Due) {
        return lineIcon(QStringLiteral("warn"), Tone::Fail);
    }
    return rotation == RotationState::Soon ? QVariant(lineIcon(QStringLiteral("warn"), Tone::Warn)) : QVariant();
}

QVariant HealthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case SpaceColumn:
        return tr("Space");
    case LabelColumn:
        return tr("Label");
    case StateColumn:
        return tr("State");
    case AgeColumn:
        return tr("Age");
    case UsedColumn:
        return tr("Last use");
    case TokenColumn:
        return tr("Last token");
    case ScopeColumn:
        return tr("Missing scope");
    case RotationColumn:
        return tr("Rotate by");
    case KeychainColumn:
        return tr("Keychain");
    default:
        return {};
    }
}
