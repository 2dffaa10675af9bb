// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/space.h>
#include <memory>
#include <QAbstractItemModel>
#include <QCollator>
#include <QHash>
#include <vector>

/// Spaces with their keys, and the trash at the end. Is told of everything and never asks a service. The filter lives
/// here, over a folded text made once a key, so that 10,000 keys answer each keystroke within a frame. Main thread.
class KeyListModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, ColumnCount };
    enum class Kind { Space, Key, Trash };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind, as int
        KeyIdRole, ///< text of the KeyId; invalid for others
        SpaceIdRole, ///< text of the SpaceId, for spaces and keys
        StateRole, ///< KeyState, as int, for keys
    };

    explicit KeyListModel(QObject *parent = nullptr);
    ~KeyListModel() override;

    /// Takes over everything. When only values differ each row says so by itself; otherwise the model is reset.
    void setAll(const QList<Space> &spaces, const QList<ApiKey> &keys);
    void putSpace(const Space &space); ///< adds or changes
    void dropSpace(const SpaceId &id); ///< with the keys in it
    void putKey(const ApiKey &key); ///< adds, changes, or moves to or from the trash
    void dropKey(const KeyId &id);

    /// Shows only keys whose label, client id, space and note hold every word of `text`, in any case; resets the model.
    void setFilter(const QString &text);
    bool isFiltered() const { return !m_words.isEmpty(); }
    qsizetype shownKeys() const; ///< trash included

    QModelIndex indexOf(const KeyId &id) const; ///< invalid when unknown or filtered out
    QModelIndex indexOf(const SpaceId &id) const;
    QModelIndex trashIndex() const;
    const ApiKey *key(const KeyId &id) const; ///< null when unknown; until the next change
    const Space *space(const SpaceId &id) const;
    QList<Space> spaces() const; ///< in the order shown
    QList<ApiKey> activeKeys() const; ///< of all spaces, also what is filtered out
    qsizetype keyCount(const SpaceId &id) const; ///< without trash
    qsizetype trashCount() const;
    qsizetype trashCount(const SpaceId &id) const; ///< keys of this space that are in trash
    bool hasLabel(const SpaceId &id, const Label &label) const; ///< of an active key, in any case
    bool hasNothing() const; ///< no space and no key

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row;
    struct Group;
    using Groups = std::vector<std::unique_ptr<Group>>;

    Groups build(const QList<Space> &spaces, const QList<ApiKey> &keys) const;
    bool sameShape(const Groups &other) const;
    void takeValues(Groups &other);
    void adopt(Groups groups);
    Group *groupFor(const ApiKey &key) const;
    void applyFilter();
    bool isWanted(const Group &group) const;
    bool matches(const QString &folded) const;
    void showOrHide(Group &group);
    void renumber();
    void insertRow(Group &group, std::unique_ptr<Row> row);
    std::unique_ptr<Row> takeRow(Group &group, const KeyId &id);
    void changeRow(Group &group, const ApiKey &key);
    int moveRow(Group &group, int place); ///< to where its label belongs; returns that place
    void countChanged(const Group &group);
    QModelIndex groupIndex(const Group &group, int column = NameColumn) const;
    bool rowBefore(const Row &one, const Row &other) const;
    bool groupBefore(const Group &one, const Group &other) const;
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant keyData(const Group &group, const ApiKey &key, int column, int role) const;

    QCollator m_order;
    Groups m_groups; ///< all, in order, the trash last
    std::vector<Group *> m_shown;
    QHash<KeyId, Group *> m_groupOfKey;
    QHash<SpaceId, Group *> m_groupOfSpace;
    QStringList m_words; ///< folded, of the filter
};
