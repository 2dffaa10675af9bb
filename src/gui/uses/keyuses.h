// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <functional>
#include <keys/keybook.h>
#include <QObject>
#include <QPointer>

class KeyListModel;
class KeysPage;
class UsesDialog;

/// Keeps the card's line of uses as the index has it, and the dialog with all of them while it is open.
class KeyUses : public QObject {
    Q_OBJECT
public:
    /// `keepsUses`: whether uses are listed, asked whenever that shows.
    KeyUses(KeyBook &keyBook, KeyListModel &model, std::function<bool()> keepsUses, KeysPage &page);
    ~KeyUses() override;

private:
    void readLast();
    void open();
    void readAll();
    void clear();

    KeyBook &m_keyBook;
    KeyListModel &m_model;
    std::function<bool()> m_keepsUses;
    KeysPage &m_page;
    QPointer<UsesDialog> m_dialog;
};
