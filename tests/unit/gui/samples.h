// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/space.h>

/// Spaces and keys in a line each, for tests.
inline Space sampleSpace(const QString &name, const SpaceId &id = SpaceId(QUuid::createUuid()))
{
    return Space{id, *SpaceName::parse(name), SpaceSettings::sellytics()};
}

inline ApiKey sampleKey(const Space &space, const QString &label, KeyState state = KeyState::Untested)
{
    const QString client = QStringLiteral("client-of-") + label.toLower().remove(QLatin1Char(' '));
    return ApiKey{.id = KeyId(QUuid::createUuid()),
        .space = space.id,
        .spaceName = space.name,
        .label = *Label::parse(label),
        .clientId = *ClientId::parse(client),
        .state = state,
        .keychain = QStringLiteral("secret-service")};
}
