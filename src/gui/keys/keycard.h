// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/secret.h>
#include <core/use.h>
#include <memory>
#include <QList>
#include <QTimer>
#include <QWidget>

class NoticeBar;
class QAction;
class TokenCard;

namespace Ui {
class KeyCard;
}

/// One key: its state, its client id, its secret (which is not even here until the person asks for it), its token.
class KeyCard : public QWidget {
    Q_OBJECT
public:
    static constexpr int ShowSeconds = 10; ///< that a shown secret stays

    explicit KeyCard(QWidget *parent = nullptr);
    ~KeyCard() override;

    /// `keptIn` says where the secret is: 'kept in GNOME Keyring'.
    void showKey(const ApiKey &key, const QString &keptIn, const QDateTime &now);
    /// When each part used the key last; for the next showKey() of that key.
    void setUses(const QList<LastUse> &uses) { m_uses = uses; }
    void setTesting(bool testing);
    void setReadingSecret(bool reading);
    void showSecret(const Secret &secret); ///< for ShowSeconds
    void hideSecret();
    bool isSecretShown() const { return m_secondsLeft > 0; }
    NoticeBar &notice();
    TokenCard &tokenCard();

Q_SIGNALS:
    void testRequested();
    void showSecretRequested();
    void copySecretRequested();
    void copyClientIdRequested(const QString &clientId);
    void exploreRequested();
    void editRequested();
    void rotateRequested();
    void rollBackRequested();
    void trashRequested();
    void usesRequested(); ///< to see all of them

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void fillMenu();
    void connectButtons();
    void showState(const ApiKey &key, const QDateTime &now);
    void showUses(const ApiKey &key, const QDateTime &now);
    void tick();

    std::unique_ptr<Ui::KeyCard> m_ui;
    std::optional<KeyId> m_key;
    QList<LastUse> m_uses; ///< of m_key
    int m_secondsLeft = 0;
    QTimer m_second;
    QAction *m_rollBack = nullptr;
};
