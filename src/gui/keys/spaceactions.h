// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <gui/frame/frame.h>
#include <keys/keybook.h>
#include <oauth/issuer.h>
#include <QObject>
#include <stop_token>

class KeyActions;
class KeyListModel;
class KeysPage;
class Services;
class SpaceDialog;

/// Adds, changes and removes spaces, as the person wants.
class SpaceActions : public QObject {
    Q_OBJECT
public:
    SpaceActions(Services &services, KeyListModel &model, Frame frame, KeysPage &page);

private:
    const Space *shown() const;
    void add();
    void edit();
    void ask(SpaceDialog &dialog, const std::optional<SpaceId> &id);
    void discover(SpaceDialog &dialog, const Issuer &issuer, const Route &route);
    void save(SpaceDialog &dialog, const std::optional<SpaceId> &id);
    void askToRemove();
    void remove();

    Services &m_services;
    KeyBook &m_keyBook;
    KeyListModel &m_model;
    Frame m_frame;
    KeysPage &m_page;
    std::stop_source m_discovery; ///< the one under way, if any
};
