# SPDX-License-Identifier: GPL-3.0-or-later
"""Keycloak's userinfo endpoint stands in for an API with challenges (RFC 6750)."""
import json

from ask import Row, expect, send
from rows import GOOD

USERINFO = "/realms/sellytics/protocol/openid-connect/userinfo"


def asked(base_url, headers):
    return send(base_url, Row("userinfo", 0, method="GET", path=USERINFO, headers=headers))


def checks(base_url):
    def without_token():
        status, headers, body = asked(base_url, {})
        expect("the status", status, 401)
        expect("the challenge", headers.get("WWW-Authenticate"), 'Bearer realm="sellytics"')
        expect("the body", body, b"")

    def bad_token():
        status, headers, _ = asked(base_url, {"Authorization": "Bearer a.b.c"})
        expect("the status", status, 401)
        expect("the error", 'error="invalid_token"' in headers.get("WWW-Authenticate", ""), True)

    def token_of_a_key():
        _, _, body = send(base_url, Row("token", 200, form=GOOD))
        token = json.loads(body)["access_token"]
        status, headers, _ = asked(base_url, {"Authorization": "Bearer " + token})
        expect("the status", status, 403)
        challenge = headers.get("WWW-Authenticate", "")
        expect("the error", 'error="insufficient_scope"' in challenge, True)
        expect("the description", 'error_description="Missing openid scope"' in challenge, True)

    return [("no token", without_token), ("bad token", bad_token), ("a key's token", token_of_a_key)]
