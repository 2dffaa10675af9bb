// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>
#include <memory>
#include <QWidget>

class NoticeBar;

namespace Ui {
class SpaceCard;
}

/// One space: what its keys share, and how many there are.
class SpaceCard : public QWidget {
    Q_OBJECT
public:
    explicit SpaceCard(QWidget *parent = nullptr);
    ~SpaceCard() override;

    void showSpace(const Space &space, qsizetype keys, qsizetype inTrash);
    /// Asks before the space and `keys` keys go for good, in place.
    void askToRemove(const QString &name, qsizetype keys, const QString &keychain);
    NoticeBar &notice();
    void clearNotice(); ///< and takes back a question

Q_SIGNALS:
    void addKeyRequested();
    void settingsRequested();
    void removeRequested(); ///< to be asked about
    void removeConfirmed();

private:
    std::unique_ptr<Ui::SpaceCard> m_ui;
    bool m_asking = false;
};

/// The words for a method, for choosing one and for showing it.
QString clientAuthenticationWords(ClientAuthentication method);
/// The words for a way to choose a proxy.
QString proxyUseWords(ProxyChoice::Use use);
