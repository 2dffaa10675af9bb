// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <memory>
#include <QWidget>

class NoticeBar;

namespace Ui {
class TrashCard;
}

/// A key in the trash, with the ways back and out; or the trash as a whole.
class TrashCard : public QWidget {
    Q_OBJECT
public:
    static constexpr int DaysKept = 30;

    explicit TrashCard(QWidget *parent = nullptr);
    ~TrashCard() override;

    void showKey(const ApiKey &key, const QDateTime &now);
    void showTrash(qsizetype keys);
    /// Asks before a key goes for good, in place; names what will be lost.
    void askToPurge(const ApiKey &key, const QString &keychain);
    NoticeBar &notice();
    void clearNotice(); ///< and takes back a question

Q_SIGNALS:
    void restoreRequested();
    void purgeRequested(); ///< to be asked about
    void purgeConfirmed();

private:
    void showActions(bool forKey);
    std::unique_ptr<Ui::TrashCard> m_ui;
    bool m_asking = false;
};
