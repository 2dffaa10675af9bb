// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <memory>
#include <optional>
#include <QModelIndex>
#include <QSet>
#include <QTimer>
#include <QWidget>

class Clock;
class KeyCard;
class KeyListModel;
class NoticeBar;
class SpaceCard;
class TrashCard;

namespace Ui {
class KeysPage;
}

/// The page with the tree of spaces and keys at the left and what is chosen in it at the right. Emits what the person
/// wants; shows what it is told.
class KeysPage : public QWidget {
    Q_OBJECT
public:
    /// `keptIn` words where a key of this backend keeps its secret: 'kept in GNOME Keyring'.
    using KeptIn = std::function<QString(const QString &backend)>;

    KeysPage(KeyListModel &model, const Clock &clock, KeptIn keptIn, QWidget *parent = nullptr);
    ~KeysPage() override;

    std::optional<KeyId> currentKey() const { return m_key; } ///< active or in trash
    std::optional<SpaceId> currentSpace() const; ///< the chosen one, or that of the chosen key
    QString title() const; ///< what is open, for the window's title
    void select(const KeyId &id);
    void select(const SpaceId &id);
    void focusSearch();
    void refresh(); ///< shows what is chosen as it is now
    QByteArray splitterState() const;
    void restoreSplitter(const QByteArray &state);

    KeyCard &keyCard();
    SpaceCard &spaceCard();
    TrashCard &trashCard();
    NoticeBar &notice();

Q_SIGNALS:
    void currentChanged(); ///< another key, space or nothing is chosen
    void addKeyRequested();
    void catchKeyRequested();
    void addSpaceRequested();
    void inspectTokenRequested();
    void trashRequested(const KeyId &id);

private:
    void connectTree();
    void choose(const QModelIndex &index);
    void restoreChoice();
    void expandWanted();
    void showMenu(const QPoint &position);

    std::unique_ptr<Ui::KeysPage> m_ui;
    KeyListModel &m_model;
    const Clock &m_clock;
    KeptIn m_keptIn;
    std::optional<KeyId> m_key;
    std::optional<SpaceId> m_space;
    bool m_trash = false; ///< the trash as a whole is chosen
    bool m_resetting = false;
    QSet<QString> m_collapsed; ///< ids of spaces that the person has closed
    QTimer m_minute;
};
