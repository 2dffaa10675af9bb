// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/error.h>
#include <gui/frame/frame.h>
#include <keys/keybook.h>
#include <QObject>

class EditKeyDialog;
class KeysPage;
class KeyShelf;

/// Adds, edits, moves to trash, restores and purges keys, as the person wants; offers to undo what can be undone.
class KeyActions : public QObject {
    Q_OBJECT
public:
    KeyActions(KeyBook &keyBook, KeyShelf &shelf, Frame frame, KeysPage &page);

    /// Opens the Add API key dialog; `space` is filled in.
    void add(const QString &space = {});
    /// Opens the window that catches a key while it is made on the vendor's page.
    void catchNew(const QString &space = {});

Q_SIGNALS:
    void exploreRequested(const KeyId &id);

private:
    void connectPage();
    QString currentSpaceName() const;
    template <class Dialog> void open(const QString &space);
    const ApiKey *shown() const;
    void edit();
    void saveEdit(EditKeyDialog &dialog, const KeyId &id);
    void rotate();
    void rollBack(const KeyId &id);
    void moveToTrash(const KeyId &id);
    void restore(const KeyId &id);
    void purge(const KeyId &id);
    void failed(const Error &error);
    void selectOnceKnown(const KeyId &id);

    KeyBook &m_keyBook;
    KeyShelf &m_shelf;
    Frame m_frame;
    KeysPage &m_page;
};
