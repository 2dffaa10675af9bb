// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/keyid.h>
#include <gui/keys/keylistmodel.h>
#include <QObject>

class KeyBook;

/// Keeps the list of spaces and keys as the key book has them: reads all once, then follows single changes. Main thread.
class KeyShelf : public QObject {
    Q_OBJECT
public:
    explicit KeyShelf(KeyBook &keyBook, QObject *parent = nullptr);

    KeyListModel &model() { return m_model; }
    bool isLoaded() const { return m_loaded; }
    void load();

Q_SIGNALS:
    void loaded(); ///< everything was read, for the first time or again
    void failed(const Error &error); ///< reading did not work; what is shown stays
    void keyArrived(const KeyId &id); ///< a single key was added or has changed

private:
    void loadKeys(const QList<Space> &spaces);
    void readKey(const KeyId &id);
    void readSpaces();

    KeyBook &m_keyBook;
    KeyListModel m_model;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_again = false; ///< something changed while reading
};
