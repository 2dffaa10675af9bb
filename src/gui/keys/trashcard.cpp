// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_trashcard.h"
#include <app/durations.h>
#include <gui/common/icons.h>
#include <gui/keys/keystatewords.h>
#include <gui/keys/trashcard.h>

namespace {

QString whenWords(qint64 days)
{
    if (days < 1) {
        return TrashCard::tr("today");
    }
    return days == 1 ? TrashCard::tr("tomorrow") : TrashCard::tr("in %1 days").arg(days);
}

} // namespace

TrashCard::TrashCard(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TrashCard>())
{
    m_ui->setupUi(this);
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.25);
    m_ui->title->setFont(large);
    m_ui->restore->setIcon(lineIcon(QStringLiteral("restore")));
    m_ui->purge->setIcon(lineIcon(QStringLiteral("trash")));
    connect(m_ui->restore, &QPushButton::clicked, this, &TrashCard::restoreRequested);
    connect(m_ui->purge, &QPushButton::clicked, this, &TrashCard::purgeRequested);
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, [this] {
        if (std::exchange(m_asking, false)) {
            m_ui->notice->clear();
            Q_EMIT purgeConfirmed();
        }
    });
    connect(m_ui->notice, &NoticeBar::closed, this, [this] { m_asking = false; });
}

TrashCard::~TrashCard() = default;

void TrashCard::showKey(const ApiKey &key, const QDateTime &now)
{
    showActions(true);
    m_ui->title->setText(QStringLiteral("%1 / %2").arg(key.spaceName.text(), key.label.text()));
    m_ui->clientId->setValue(key.clientId.text());
    const qint64 days = qMax<qint64>(0, DaysKept - key.removedAt.daysTo(now));
    m_ui->removed->setText(tr("Moved to trash %1. Its secret is still kept; it goes for good %2.")
                               .arg(agoWords(key.removedAt, now), whenWords(days)));
}

void TrashCard::showTrash(qsizetype keys)
{
    showActions(false);
    m_ui->title->setText(tr("Trash"));
    m_ui->removed->setText(tr("%1. Each is kept with its secret for 30 days after it was removed, then goes for good.")
                               .arg(keyCountWords(keys)));
}

void TrashCard::askToPurge(const ApiKey &key, const QString &keychain)
{
    m_asking = true;
    m_ui->notice->showNotice(Tone::Warn, tr("Delete '%1' of %2 for good?").arg(key.label.text(), key.spaceName.text()),
        tr("The client secret of %1 is deleted from %2. Nobody can bring it back: a new key would have to be made in "
           "the suite.")
            .arg(key.clientId.text(), keychain),
        tr("Yes, delete for good"));
}

NoticeBar &TrashCard::notice()
{
    return *m_ui->notice;
}

void TrashCard::clearNotice()
{
    m_asking = false;
    m_ui->notice->clear();
}

void TrashCard::showActions(bool forKey)
{
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->restore), static_cast<QWidget *>(m_ui->purge),
             static_cast<QWidget *>(m_ui->clientId), static_cast<QWidget *>(m_ui->clientIdTitle)}) {
        widget->setVisible(forKey);
    }
}
