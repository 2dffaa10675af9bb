// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>
#include <keys/secretjson.h>
#include <optional>

/// A space's settings among the members of an object that we write: in a key's entry and in a backup.
void addSettings(SecretJsonWriter &json, const SpaceSettings &settings);
/// All or none; where no proxy stands, it is the system's.
std::optional<SpaceSettings> settingsIn(const SecretJson &members);
