// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/keys/tokentext.h>
#include <memory>
#include <oauth/accesstoken.h>
#include <QTimer>
#include <QWidget>

class Clock;
class NoticeBar;

namespace Ui {
class TokenCard;
}

/// What is known of a key's access token: how long it is still good, counted down, and what it is good for.
/// Never shows the token itself.
class TokenCard : public QWidget {
    Q_OBJECT
public:
    explicit TokenCard(QWidget *parent = nullptr);
    ~TokenCard() override;

    void setClock(const Clock &clock) { m_clock = &clock; }
    void showToken(SharedToken token); ///< null: there is none yet
    void setFetching(bool fetching);
    SharedToken token() const { return m_token; } ///< null: there is none
    NoticeBar &notice();

Q_SIGNALS:
    void renewRequested();
    void copyRequested(TokenForm form);
    void inspectRequested(); ///< only while there is a token

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void showLife();
    void showScope();
    void dress();

    std::unique_ptr<Ui::TokenCard> m_ui;
    const Clock *m_clock = nullptr;
    SharedToken m_token;
    bool m_fetching = false;
    QTimer m_second;
};
