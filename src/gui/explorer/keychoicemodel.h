// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <QAbstractListModel>

/// The keys that a request can be sent with, as 'space / label' in that order; keys in the trash are left out. Never asks a
/// service. Main thread.
class KeyChoiceModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, StateRole }; ///< the id's text; what is known of the key, in words

    explicit KeyChoiceModel(QObject *parent = nullptr);

    void setKeys(const QList<ApiKey> &keys); ///< resets, unless nothing differs
    void putKey(const ApiKey &key); ///< adds, changes, moves or (in the trash) takes out
    void removeKey(const KeyId &id);

    const ApiKey *find(const KeyId &id) const; ///< null if unknown; good until the next change
    const ApiKey &at(int row) const { return m_keys[row]; }
    int rowOf(const KeyId &id) const; ///< -1 if unknown

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<ApiKey> m_keys;
};
