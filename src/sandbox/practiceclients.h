// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace sandbox {

/// A client that the practice token endpoint knows. Named as those of the realm in tests/integration/keycloak.
struct PracticeClient {
    enum class Method { Secret, None, PrivateKeyJwt, ClientSecretJwt, X509 };

    QByteArray id;
    QByteArray secret;
    const char *purpose = ""; ///< for the sandbox's page
    Method method = Method::Secret;
    bool enabled = true;
    bool hasServiceAccount = true;
    bool bearerOnly = false;
    bool wantsDpop = false;
    bool getsRefreshToken = false;
    bool secretHasExpired = false;
    QByteArray oldSecret = {}; ///< still valid after a rotation
    QByteArrayList defaultScopes = {"profile"};
    QByteArrayList optionalScopes = {"sellytics-data-api"};
    int lifetime = 300; ///< of its tokens, in seconds
    const char *fault = ""; ///< the token endpoint misbehaves in this way for it, whatever the secret
};

/// All of them; those with a fault only on request.
QList<PracticeClient> practiceClients(bool withFaults);

} // namespace sandbox
