// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>

/// A key with names that are known to be good.
inline ApiKey sampleKey(QStringView space, QStringView label, KeyState state = KeyState::Works)
{
    return ApiKey{
        .id = KeyId(QUuid::createUuid()),
        .space = SpaceId(QUuid::createUuid()),
        .spaceName = *SpaceName::parse(space),
        .label = *Label::parse(label),
        .clientId = *ClientId::parse(u"client"),
        .state = state,
        .generation = 1,
    };
}
