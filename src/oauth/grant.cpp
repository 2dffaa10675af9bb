// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/grant.h>

size_t qHash(const Grant &grant, size_t seed)
{
    return qHashMulti(seed, grant.tokenEndpoint.url(), grant.clientId.text(), grant.scope.text(),
        static_cast<int>(grant.method), grant.generation);
}
