// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/space.h>

SpaceSettings SpaceSettings::sellytics()
{
    return {
        *Endpoint::parse(u"https://auth.sellytics.com/realms/sellytics/protocol/openid-connect/token"),
        *Scope::parse(u"sellytics-data-api"),
        *Endpoint::parse(u"https://api.sellytics.com"),
        ClientAuthentication::Post,
        Route(),
    };
}
