// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/frame/frame.h>
#include <keys/keybook.h>
#include <QObject>
#include <stop_token>

class HealthModel;
class HealthPage;
class KeyShelf;

/// Keeps the Health page's table as the shelf has the keys, and tests them all when the person wants it.
class HealthActions : public QObject {
    Q_OBJECT
public:
    /// Belongs to `page`; the rest outlives it.
    HealthActions(KeyBook &keyBook, KeyShelf &shelf, Frame frame, HealthModel &model, HealthPage &page);

    /// Ends a round that is under way; what was sent is still noted.
    void cancelAll();

private:
    void follow();
    void testAll();
    void showTally(const TestTally &tally);

    KeyBook &m_keyBook;
    KeyShelf &m_shelf;
    Frame m_frame;
    HealthModel &m_model;
    HealthPage &m_page;
    std::stop_source m_stop;
};
