// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/spacesettings.h>

#include <app/services.h>
#include <app/tlssupport.h>
#include <cli/output.h>
#include <oauth/discovery.h>

namespace {

Result<SpaceSettings> changedByHand(SpaceSettings before, const Arguments &arguments)
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
    if (const auto text = arguments.value(QLatin1String("proxy"))) {
        const auto proxy = ProxyChoice::parse(*text);
        if (!proxy) {
            return failureOf(proxy);
        }
        before.route.proxy = *proxy;
    }
    if (const auto path = arguments.value(QLatin1String("ca-file"))) {
        const auto file = checkedAuthorityFile(*path);
        if (!file) {
            return failureOf(file);
        }
        before.route.authorityFile = *file;
    }
    return before;
}

/// What a person says goes before what the server offers.
ClientAuthentication methodFor(
    const DiscoveredEndpoint &found, const SpaceSettings &settings, const Arguments &arguments)
{
    const bool isSaid = arguments.has(QLatin1String("client-auth"));
    if (isSaid && !found.methods.contains(settings.clientAuthentication)) {
        note(QStringLiteral("The server does not offer the client authentication '%1'.")
                 .arg(clientAuthenticationText(settings.clientAuthentication)));
    }
    return isSaid ? settings.clientAuthentication : found.onlyMethod().value_or(settings.clientAuthentication);
}

} // namespace

Task<Result<SpaceSettings>> changedSettings(SpaceSettings before, const Arguments &arguments, Services &services)
{
    auto settings = changedByHand(before, arguments);
    const auto address = arguments.value(QLatin1String("issuer"));
    if (!settings || !address) {
        co_return settings;
    }
    if (arguments.has(QLatin1String("token-endpoint"))) {
        co_return failure(ErrorKind::Usage,
            {QStringLiteral("--issuer and --token-endpoint are two ways of saying the same."),
                QStringLiteral("Give one of them.")});
    }
    const auto issuer = Issuer::parse(*address);
    if (!issuer) {
        co_return failureOf(issuer);
    }
    const auto found = co_await services.discover(*issuer, settings->route, arguments.stop);
    if (!found) {
        co_return failureOf(found);
    }
    settings->tokenEndpoint = found->tokenEndpoint;
    settings->clientAuthentication = methodFor(*found, *settings, arguments);
    note(QStringLiteral("Found the token endpoint %1; client authentication: %2.")
             .arg(settings->tokenEndpoint.text(), clientAuthenticationText(settings->clientAuthentication)));
    co_return settings;
}

bool changesSettings(const Arguments &arguments)
{
    return std::any_of(SpaceSettingOptions.begin(), SpaceSettingOptions.end(),
        [&arguments](const Option &option) { return arguments.has(QLatin1String(option.name)); });
}
