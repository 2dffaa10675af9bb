// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>
#include <gui/explorer/keychoicemodel.h>
#include <optional>
#include <QHash>
#include <QTimer>

class KeyBook;
struct Error;

/// Keeps a KeyChoiceModel and the spaces' settings up to date from the key book. Main thread.
class KeyChoices : public QObject {
    Q_OBJECT
public:
    explicit KeyChoices(KeyBook &keyBook, QObject *parent);

    KeyChoiceModel &model() { return m_model; }
    const KeyChoiceModel &model() const { return m_model; }
    /// The space that a key belongs to; nothing while unknown.
    std::optional<Space> spaceOf(const KeyId &key) const;
    bool isRead() const { return m_isRead; } ///< false until the key book has answered for the first time

Q_SIGNALS:
    void changed(); ///< keys or spaces: ask again
    void failed(const Error &error);

private:
    void readAll();
    void readKeys();
    void readKey(const KeyId &id);

    KeyBook &m_keyBook;
    KeyChoiceModel m_model;
    QHash<SpaceId, Space> m_spaces;
    QTimer m_readSoon; ///< many changes at once are read once
    bool m_isRead = false;
};
