// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cli/command.h>
#include <core/space.h>

/// The options by which `spaces add` and `spaces edit` set what the keys of a space share.
inline constexpr auto SpaceSettingOptions = std::to_array<Option>({
    {.name = "token-endpoint", .help = "where tokens are asked for, an https address", .value = "URL"},
    {.name = "scope", .help = "what a token is asked for, words separated by spaces", .value = "SCOPE"},
    {.name = "base-url", .help = "where requests go, an https address", .value = "URL"},
    {.name = "client-auth",
        .help = "how a key proves itself: in the form (post) or by HTTP Basic (basic)",
        .value = "post|basic",
        .choices = "post|basic"},
    {.name = "issuer",
        .help
        = "in place of a token endpoint: the address at which the server describes itself, such as a Keycloak realm",
        .value = "URL"},
    {.name = "proxy",
        .help = "which network proxy requests take: system, none, or http://HOST:PORT without a password",
        .value = "PROXY"},
    {.name = "ca-file",
        .help = "a PEM file whose certificates are trusted besides the system's; '' for none",
        .value = "FILE"},
});

/// `options` behind those.
template <std::size_t Count> constexpr auto withSpaceSettingOptions(const Option (&options)[Count])
{
    std::array<Option, Count + SpaceSettingOptions.size()> all{};
    std::copy(options, options + Count, std::copy(SpaceSettingOptions.begin(), SpaceSettingOptions.end(), all.begin()));
    return all;
}

/// `before` with what the options change; an issuer is asked and what it said is noted. Errors: Usage, those of Endpoint,
/// Scope and ProxyChoice, and those of Services::discover().
[[nodiscard]] Task<Result<SpaceSettings>> changedSettings(
    SpaceSettings before, const Arguments &arguments, Services &services);
bool changesSettings(const Arguments &arguments);
