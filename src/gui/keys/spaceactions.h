// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <gui/frame/frame.h>
#include <keys/keybook.h>
#include <QObject>

class KeyActions;
class KeyListModel;
class KeysPage;
class SpaceDialog;

/// Adds, changes and removes spaces, as the person wants.
class SpaceActions : public QObject {
    Q_OBJECT
public:
    SpaceActions(KeyBook &keyBook, KeyListModel &model, Frame frame, KeysPage &page);

private:
    const Space *shown() const;
    void add();
    void edit();
    void save(SpaceDialog &dialog, const std::optional<SpaceId> &id);
    void askToRemove();
    void remove();

    KeyBook &m_keyBook;
    KeyListModel &m_model;
    Frame m_frame;
    KeysPage &m_page;
};
