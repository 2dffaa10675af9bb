// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/clock.h>
#include <functional>
#include <QAbstractTableModel>
#include <QHash>

/// Every active key of every space with what tells how it fares: a row a key, in no order of its own. Is told of everything
/// and never asks a service. Main thread.
class HealthModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        SpaceColumn,
        LabelColumn,
        StateColumn,
        AgeColumn,
        UsedColumn,
        TokenColumn,
        ScopeColumn,
        RotationColumn,
        KeychainColumn,
        ColumnCount
    };
    enum Role {
        KeyIdRole = Qt::UserRole + 1, ///< text of the KeyId
        SortRole, ///< what the column is sorted by: the worst and the longest ago last
    };
    /// Names a keychain by its backend: 'GNOME Keyring'.
    using KeychainName = std::function<QString(const QString &backend)>;

    /// `clock` outlives this.
    HealthModel(const Clock &clock, KeychainName keychainName, QObject *parent = nullptr);

    /// Takes over all keys; those in trash do not count. Resets the model unless the rows are the same.
    void setAll(const QList<ApiKey> &keys);
    void put(const ApiKey &key); ///< adds, changes, or takes away what is in trash now
    void drop(const KeyId &id);
    void refresh(); ///< words like '2 min ago'
    const ApiKey *key(const KeyId &id) const; ///< null when unknown; until the next change
    /// '12 keys: 9 work, 1 failing, 2 not tried. 1 to rotate soon.'
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const ApiKey &key, int column) const;
    QVariant sortValue(const ApiKey &key, int column) const;
    QVariant icon(const ApiKey &key, int column) const;
    QDate today() const { return m_clock.now().toLocalTime().date(); }
    void say(int firstRow, int lastRow);

    const Clock &m_clock;
    KeychainName m_keychainName;
    QList<ApiKey> m_keys;
    QHash<KeyId, int> m_rows;
};
