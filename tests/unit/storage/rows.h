// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>
#include <QUuid>
#include <storage/keyrow.h>

inline Space someSpace(const QString &name)
{
    return Space{SpaceId(QUuid::createUuid()), *SpaceName::parse(name), SpaceSettings::sellytics()};
}

inline KeyRow someKey(const Space &space, const QString &label)
{
    const QUuid id = QUuid::createUuid();
    const auto now = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);
    return KeyRow{.id = KeyId(id),
        .entry = EntryId(id),
        .space = space.id,
        .label = *Label::parse(label),
        .clientId = *ClientId::parse(u"client"),
        .note = QStringLiteral("a note"),
        .stage = KeyStage::Active,
        .keychain = QStringLiteral("secret-service"),
        .generation = 5,
        .createdAt = now,
        .changedAt = now};
}
