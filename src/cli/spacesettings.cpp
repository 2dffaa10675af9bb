// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/spacesettings.h>

Result<SpaceSettings> changedSettings(SpaceSettings before, const Arguments &arguments)
{
    if (const auto text = arguments.value(QLatin1String("token-endpoint"))) {
        const auto endpoint = Endpoint::parse(*text);
        if (!endpoint) {
            return failureOf(endpoint);
        }
        before.tokenEndpoint = *endpoint;
    }
    if (const auto text = arguments.value(QLatin1String("base-url"))) {
        const auto endpoint = Endpoint::parse(*text);
        if (!endpoint) {
            return failureOf(endpoint);
        }
        before.baseUrl = *endpoint;
    }
    if (const auto text = arguments.value(QLatin1String("scope"))) {
        const auto scope = Scope::parse(*text);
        if (!scope) {
            return failureOf(scope);
        }
        before.scope = *scope;
    }
    if (const auto text = arguments.value(QLatin1String("client-auth"))) {
        before.clientAuthentication
            = *text == QLatin1String("basic") ? ClientAuthentication::Basic : ClientAuthentication::Post;
    }
    return before;
}

bool changesSettings(const Arguments &arguments)
{
    return std::any_of(std::begin(SpaceSettingOptions), std::end(SpaceSettingOptions),
        [&arguments](const Option &option) { return arguments.has(QLatin1String(option.name)); });
}
