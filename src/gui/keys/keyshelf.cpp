// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/keys/keyshelf.h>
#include <keys/keybook.h>

KeyShelf::KeyShelf(KeyBook &keyBook, QObject *parent)
    : QObject(parent)
    , m_keyBook(keyBook)
{
    connect(&keyBook, &KeyBook::reset, this, &KeyShelf::load);
    connect(&keyBook, &KeyBook::keyChanged, this, &KeyShelf::readKey);
    connect(&keyBook, &KeyBook::keyRemoved, &m_model, &KeyListModel::dropKey);
    connect(&keyBook, &KeyBook::spaceChanged, this, &KeyShelf::readSpaces);
    connect(&keyBook, &KeyBook::spaceRemoved, this, [this](const SpaceId &id) {
        m_model.dropSpace(id);
        Q_EMIT loaded();
    });
}

void KeyShelf::load()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    whenEnded(m_keyBook.spaces(), this, [this](const Result<QList<Space>> &spaces) {
        if (spaces) {
            loadKeys(*spaces);
        } else {
            m_loading = false;
            Q_EMIT failed(spaces.error());
        }
    });
}

void KeyShelf::loadKeys(const QList<Space> &spaces)
{
    whenEnded(m_keyBook.keys(KeyBook::Which::All), this, [this, spaces](const Result<QList<ApiKey>> &keys) {
        m_loading = false;
        if (!keys) {
            Q_EMIT failed(keys.error());
            return;
        }
        m_model.setAll(spaces, *keys);
        m_loaded = true;
        if (std::exchange(m_again, false)) {
            load();
        }
        Q_EMIT loaded();
    });
}

void KeyShelf::readKey(const KeyId &id)
{
    whenEnded(m_keyBook.key(id), this, [this, id](const Result<ApiKey> &key) {
        if (!key) {
            m_model.dropKey(id);
        } else if (!m_model.space(key->space)) {
            load();
        } else {
            m_model.putKey(*key);
        }
        Q_EMIT keyArrived(id);
    });
}

void KeyShelf::readSpaces()
{
    whenEnded(m_keyBook.spaces(), this, [this](const Result<QList<Space>> &spaces) {
        if (!spaces) {
            Q_EMIT failed(spaces.error());
            return;
        }
        for (const Space &space : *spaces) {
            const Space *known = m_model.space(space.id);
            if (!known || *known != space) {
                m_model.putSpace(space);
            }
        }
        Q_EMIT loaded();
    });
}
