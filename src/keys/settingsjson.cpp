// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/settingsjson.h>

void addSettings(SecretJsonWriter &json, const SpaceSettings &settings)
{
    json.add("token_endpoint", settings.tokenEndpoint.text());
    json.add("scope", settings.scope.text());
    json.add("base_url", settings.baseUrl.text());
    json.add("client_auth", clientAuthenticationText(settings.clientAuthentication));
    if (settings.route.proxy != ProxyChoice()) {
        json.add("proxy", settings.route.proxy.text());
    }
    if (!settings.route.authorityFile.isEmpty()) {
        json.add("ca_file", settings.route.authorityFile);
    }
}

std::optional<SpaceSettings> settingsIn(const SecretJson &members)
{
    const auto tokenEndpoint = Endpoint::parse(members.text("token_endpoint").value_or(QString()));
    const auto scope = Scope::parse(members.text("scope").value_or(QString()));
    const auto baseUrl = Endpoint::parse(members.text("base_url").value_or(QString()));
    const QString method = members.text("client_auth").value_or(QString());
    const auto proxy = ProxyChoice::parse(members.text("proxy").value_or(ProxyChoice().text()));
    const bool isBasic = method == clientAuthenticationText(ClientAuthentication::Basic);
    if (!tokenEndpoint || !scope || !baseUrl || !proxy
        || (!isBasic && method != clientAuthenticationText(ClientAuthentication::Post))) {
        return std::nullopt;
    }
    const Route route{*proxy, members.text("ca_file").value_or(QString())};
    return SpaceSettings{
        *tokenEndpoint, *scope, *baseUrl, isBasic ? ClientAuthentication::Basic : ClientAuthentication::Post, route};
}
