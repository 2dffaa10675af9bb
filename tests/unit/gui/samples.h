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
    ApiKey key{KeyId(QUuid::createUuid()), space.id, space.name, *Label::parse(label),
        *ClientId::parse(QStringLiteral("client-of-") + label.toLower().remove(QLatin1Char(' '))), {}, state, {}, {},
        {}, {}, {}, QStringLiteral("secret-service")};
    return key;
}
