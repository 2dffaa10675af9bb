// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk.h"
#include <keys/backupfile.h>
#include <keys/backuptext.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

inline QDateTime sampleTime()
{
    return QDateTime(QDate(2026, 11, 20), QTime(10, 0, 0, 7), Qt::UTC);
}

inline BackupSpace sampleSpace()
{
    return BackupSpace{*SpaceName::parse(u"Acme"), SpaceSettings::sellytics()};
}

inline BackupKey sampleKey()
{
    return BackupKey{.id = *KeyId::parse(u"11111111-2222-4333-8444-555555555555"),
        .space = *SpaceName::parse(u"Acme"),
        .label = *Label::parse(u"Price"),
        .clientId = *ClientId::parse(u"key-good"),
        .createdAt = sampleTime().addDays(-9),
        .changedAt = sampleTime().addDays(-8)};
}

/// All that is on a desk, as a backup of it would come back.
inline std::shared_ptr<const Backup> backupOf(Desk &desk)
{
    auto collected = await(desk.book->collectBackup(Partial::Refused));
    if (!collected) {
        qFatal("it can't be backed up: error kind %d", int(collected.error().kind));
    }
    auto backup = Backup::parse(std::move(collected->document));
    if (!backup) {
        qFatal("it is no backup");
    }
    return std::make_shared<const Backup>(std::move(*backup));
}

inline Result<RestorePlan> planOf(Desk &desk, std::shared_ptr<const Backup> backup, QSet<KeyId> chosen = {})
{
    return await(desk.book->planRestore(backup, chosen));
}

inline Result<Restored> restored(Desk &desk, std::shared_ptr<const Backup> backup, QSet<KeyId> chosen = {})
{
    const auto plan = planOf(desk, backup, chosen);
    return plan ? await(desk.book->restoreBackup(backup, *plan)) : failureOf(plan);
}
