# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Keycloak of this version was seen to answer, group by group. The sandbox is asked the same and answers alike."""
from ask import FORM, TOKEN_PATH, Row, basic

GRANT = [("grant_type", "client_credentials")]
SCOPE = [("scope", "sellytics-data-api")]
AWKWARD_ID = "key:%+/=& é"
AWKWARD_SECRET = "a:b%c+d/e=f&g hé"
INVALID = "Invalid client or Invalid client credentials"
GOOD_FIELDS = {"expires_in": 300, "refresh_expires_in": 0, "token_type": "Bearer", "not-before-policy": 0,
               "scope": "sellytics-data-api profile", "refresh_token": None}


def pair(client_id, secret):
    return [("client_id", client_id), ("client_secret", secret)]


def named(name):
    return pair("key-" + name, "secret-" + name)


GOOD = GRANT + named("good") + SCOPE

GROUPS = {
    "grants": [
        Row("good, post", 200, form=GOOD, fields=GOOD_FIELDS),
        Row("good, basic", 200, form=GRANT + SCOPE, headers=basic("key-good", "secret-good"), fields=GOOD_FIELDS),
        Row("awkward id and secret, post", 200, form=GRANT + pair(AWKWARD_ID, AWKWARD_SECRET)),
        Row("awkward id and secret, basic", 200, form=GRANT, headers=basic(AWKWARD_ID, AWKWARD_SECRET)),
        Row("awkward secret, basic, not form-encoded", 400, "unauthorized_client",
            "Unexpected error when authenticating client", form=GRANT,
            headers=basic("key-awkward-secret", AWKWARD_SECRET, encode=False)),
        Row("rotated, the new secret", 200, form=GRANT + pair("key-rotates", "secret-rotates-new")),
        Row("rotated, the old secret", 200, form=GRANT + pair("key-rotates", "secret-rotates-old")),
        Row("lifetime 5 s", 200, form=GRANT + named("short"), fields={"expires_in": 5}),
        Row("lifetime of a day is capped", 200, form=GRANT + named("day"), fields={"expires_in": 36000}),
        Row("refresh token", 200, form=GRANT + named("refresh"), fields={"refresh_expires_in": 1800},
            present=("refresh_token", "session_state")),
        Row("both methods, the body right", 200, form=GOOD, headers=basic("key-good", "wrong")),
        Row("both methods, the body wrong", 401, "unauthorized_client", INVALID,
            form=GRANT + pair("key-good", "wrong"), headers=basic("key-good", "secret-good")),
    ],
    "credentials": [
        Row("wrong secret, post", 401, "unauthorized_client", INVALID, form=GRANT + pair("key-good", "wrong")),
        Row("wrong secret, basic", 401, "unauthorized_client", INVALID, form=GRANT, headers=basic("key-good", "wrong")),
        Row("expired secret", 401, "unauthorized_client", INVALID, form=GRANT + named("expired")),
        Row("bearer-only client", 401, "unauthorized_client", INVALID, form=GRANT + named("bearer-only")),
        Row("bytes that are not UTF-8", 401, "unauthorized_client", INVALID,
            body=b"grant_type=client_credentials&client_id=key-good&client_secret=%FF%FE"),
        Row("unknown client", 401, "invalid_client", INVALID, form=GRANT + named("unknown")),
        Row("disabled client", 401, "invalid_client", INVALID, form=GRANT + named("disabled")),
        Row("no credentials", 401, "invalid_client", INVALID, form=GRANT),
        Row("secret in the query", 401, "invalid_client", INVALID, form=GRANT,
            path=TOKEN_PATH + "?client_id=key-good&client_secret=secret-good"),
        Row("client id of 10 KB", 401, "invalid_client", INVALID, form=GRANT + pair("k" * 10240, "x")),
        Row("client set to X.509", 401, "invalid_client", INVALID, form=GRANT + named("x509")),
    ],
    "clients": [
        Row("service accounts off", 401, "unauthorized_client", "Client not enabled to retrieve service account",
            form=GRANT + named("no-service-account")),
        Row("public client", 401, "unauthorized_client", "Public client not allowed to retrieve service account",
            form=GRANT + [("client_id", "key-public")]),
        Row("private_key_jwt", 400, "invalid_client", "Parameter client_assertion_type is missing",
            form=GRANT + [("client_id", "key-jwt")]),
        Row("client_secret_jwt", 400, "invalid_client", "Parameter client_assertion_type is missing",
            form=GRANT + pair("key-secret-jwt", "secret-jwt-secret-jwt-secret-jwt-00")),
        Row("DPoP-bound client", 400, "invalid_request", "DPoP proof is missing", form=GRANT + named("dpop")),
    ],
    "scopes": [
        Row("scope not allowed", 400, "invalid_scope", "Invalid scopes: sellytics-data-api",
            form=GRANT + named("no-scope") + SCOPE),
        Row("scope unknown", 400, "invalid_scope", "Invalid scopes: nope",
            form=GRANT + named("good") + [("scope", "nope")]),
        Row("scope empty", 400, "invalid_scope", "Invalid scopes: ", form=GRANT + named("good") + [("scope", "")]),
        Row("no scope asked", 200, form=GRANT + named("good"), fields={"scope": "profile"}),
        Row("scope without asking", 200, form=GRANT + named("scope-by-default"),
            fields={"scope": "sellytics-data-api"}),
    ],
    "requests": [
        Row("no grant_type", 400, "invalid_request", "Missing form parameter: grant_type", form=named("good")),
        Row("JSON body", 400, "invalid_request", "Missing form parameter: grant_type",
            body=b'{"grant_type":"client_credentials"}', media_type="application/json"),
        Row("unknown grant", 400, "unsupported_grant_type", form=[("grant_type", "nope")] + named("good")),
        Row("a parameter twice", 400, "invalid_request", "duplicated parameter", form=GOOD + GRANT),
        Row("a parameter twice and a wrong secret", 401, "unauthorized_client", INVALID,
            form=GRANT + GRANT + pair("key-good", "wrong")),
        Row("GET", 405, "HTTP 405 Method Not Allowed", method="GET", stored=False),
        Row("a path below that does not exist", 405, "HTTP 405 Method Not Allowed", form=GOOD,
            path="/realms/sellytics/protocol/openid-connect/nope", stored=False),
        Row("body of 10 MB", 413, "HTTP 413 Request Entity Too Large", body=b"x" * 10_000_000, media_type=FORM,
            stored=False),
    ],
    "realms": [
        Row("unknown realm", 404, "Realm does not exist", form=GOOD, path=TOKEN_PATH.replace("sellytics", "nope"),
            stored=False),
        Row("realm switched off", 403, "access_denied", "Realm not enabled", form=GOOD,
            path=TOKEN_PATH.replace("sellytics", "sellytics-off")),
        Row("realm that requires TLS", 403, "invalid_request", "HTTPS required", form=GOOD,
            path=TOKEN_PATH.replace("sellytics", "sellytics-tls")),
    ],
}
