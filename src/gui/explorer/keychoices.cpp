// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/keychoices.h>
#include <keys/keybook.h>

KeyChoices::KeyChoices(KeyBook &keyBook, QObject *parent)
    : QObject(parent)
    , m_keyBook(keyBook)
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(0);
    connect(&m_readSoon, &QTimer::timeout, this, &KeyChoices::readAll);
    const auto readSoon = [this] { m_readSoon.start(); };
    connect(&keyBook, &KeyBook::reset, this, readSoon);
    connect(&keyBook, &KeyBook::spaceChanged, this, readSoon);
    connect(&keyBook, &KeyBook::spaceRemoved, this, readSoon);
    connect(&keyBook, &KeyBook::keyChanged, this, &KeyChoices::readKey);
    connect(&keyBook, &KeyBook::keyRemoved, this, [this](const KeyId &id) {
        m_model.removeKey(id);
        Q_EMIT changed();
    });
    readAll();
}

std::optional<Space> KeyChoices::spaceOf(const KeyId &key) const
{
    const ApiKey *known = m_model.find(key);
    const auto space = known ? m_spaces.constFind(known->space) : m_spaces.constEnd();
    return space == m_spaces.constEnd() ? std::nullopt : std::optional(*space);
}

void KeyChoices::readAll()
{
    whenEnded(m_keyBook.spaces(), this, [this](Result<QList<Space>> spaces) {
        if (!spaces) {
            Q_EMIT failed(spaces.error());
            return;
        }
        m_spaces.clear();
        for (const Space &space : *spaces) {
            m_spaces.insert(space.id, space);
        }
        readKeys();
    });
}

void KeyChoices::readKeys()
{
    whenEnded(m_keyBook.keys(KeyBook::Which::Active), this, [this](Result<QList<ApiKey>> keys) {
        if (!keys) {
            Q_EMIT failed(keys.error());
            return;
        }
        m_isRead = true;
        m_model.setKeys(*keys);
        Q_EMIT changed();
    });
}

void KeyChoices::readKey(const KeyId &id)
{
    whenEnded(m_keyBook.key(id), this, [this, id](Result<ApiKey> key) {
        if (!key) {
            m_model.removeKey(id);
        } else if (!m_spaces.contains(key->space)) {
            m_readSoon.start(); // its space is new too
            return;
        } else {
            m_model.putKey(*key);
        }
        Q_EMIT changed();
    });
}
