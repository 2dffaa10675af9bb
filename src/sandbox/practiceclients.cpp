// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/practiceclients.h>

namespace sandbox {
namespace {

PracticeClient client(const char *name, const char *purpose, void (*change)(PracticeClient &) = nullptr)
{
    PracticeClient made;
    made.id = QByteArray("key-") + name;
    made.secret = QByteArray("secret-") + name;
    made.purpose = purpose;
    if (change) {
        change(made);
    }
    return made;
}

PracticeClient faulty(const char *fault, const char *purpose)
{
    PracticeClient made;
    made.id = QByteArray("fault-") + fault;
    made.secret = "any secret";
    made.purpose = purpose;
    made.fault = fault;
    return made;
}

constexpr auto AwkwardSecret = "a:b%c+d/e=f&g h\xc3\xa9";

QList<PracticeClient> sound()
{
    using Method = PracticeClient::Method;
    using Client = PracticeClient &;
    return {
        client("good", "works; tokens live 300 s"),
        client("awkward-secret", "works; its secret holds every character that encoding gets wrong",
            [](Client c) { c.secret = AwkwardSecret; }),
        client("", "works; so does its id",
            [](Client c) {
                c.id = "key:%+/=& \xc3\xa9";
                c.secret = AwkwardSecret;
            }),
        client("disabled", "is switched off", [](Client c) { c.enabled = false; }),
        client("no-service-account", "is not allowed machine access", [](Client c) { c.hasServiceAccount = false; }),
        client("public", "has no secret, so it gets no token",
            [](Client c) {
                c.method = Method::None;
                c.secret.clear();
                c.hasServiceAccount = false;
            }),
        client("bearer-only", "never gets a token", [](Client c) { c.bearerOnly = true; }),
        client("no-scope", "may not use the scope sellytics-data-api", [](Client c) { c.optionalScopes.clear(); }),
        client("scope-by-default", "has the scope without asking for it",
            [](Client c) {
                c.defaultScopes = {"sellytics-data-api"};
                c.optionalScopes.clear();
            }),
        client("short", "works; tokens live 5 s", [](Client c) { c.lifetime = 5; }),
        client("day", "works; set to a day, capped at 36000 s by the realm", [](Client c) { c.lifetime = 86400; }),
        client("refresh", "works; also gets a refresh token", [](Client c) { c.getsRefreshToken = true; }),
        client("jwt", "must authenticate by private_key_jwt", [](Client c) { c.method = Method::PrivateKeyJwt; }),
        client("secret-jwt", "must authenticate by client_secret_jwt",
            [](Client c) {
                c.method = Method::ClientSecretJwt;
                c.secret = "secret-jwt-secret-jwt-secret-jwt-00";
            }),
        client("x509", "must authenticate by a certificate", [](Client c) { c.method = Method::X509; }),
        client("dpop", "must prove possession of a key (DPoP)", [](Client c) { c.wantsDpop = true; }),
        client("rotates", "was rotated: secret-rotates-old works for a while longer",
            [](Client c) {
                c.secret = "secret-rotates-new";
                c.oldSecret = "secret-rotates-old";
            }),
        client("expired", "has a secret that has run out", [](Client c) { c.secretHasExpired = true; }),
    };
}

} // namespace

QList<PracticeClient> practiceClients(bool withFaults)
{
    QList<PracticeClient> clients = sound();
    if (withFaults) {
        clients += {
            faulty("html", "a sign-in page in place of JSON, with status 200"),
            faulty("cut", "half a JSON object without a length, then the end of the connection"),
            faulty("slow", "one byte a second"),
            faulty("redirect", "a redirect to another port"),
            faulty("huge", "a JSON object of 10 MB"),
            faulty("hang", "no answer at all"),
            faulty("close", "the connection is closed without an answer"),
            faulty("garbage", "bytes that are no HTTP"),
            faulty("type", "a token of an unknown type"),
            faulty("unavailable", "status 503 with Retry-After"),
        };
    }
    return clients;
}

} // namespace sandbox
