// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cli/command.h>
#include <core/space.h>

/// The options by which `spaces add` and `spaces edit` set what the keys of a space share.
inline constexpr Option SpaceSettingOptions[] = {
    {.name = "token-endpoint", .help = "where tokens are asked for, an https address", .value = "URL"},
    {.name = "scope", .help = "what a token is asked for, words separated by spaces", .value = "SCOPE"},
    {.name = "base-url", .help = "where requests go, an https address", .value = "URL"},
    {.name = "client-auth",
        .help = "how a key proves itself: in the form (post) or by HTTP Basic (basic)",
        .value = "post|basic",
        .choices = "post|basic"},
};

/// `before` with what the options change. Errors: those of Endpoint and Scope.
Result<SpaceSettings> changedSettings(SpaceSettings before, const Arguments &arguments);
bool changesSettings(const Arguments &arguments);
