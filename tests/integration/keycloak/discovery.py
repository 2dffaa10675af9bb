# SPDX-License-Identifier: GPL-3.0-or-later
"""Keycloak's own discovery documents through keydesk-cli: `spaces add` and `spaces edit` with --issuer."""
import json

from ask import TOKEN_PATH, Mismatch, claims_of, expect
from cli import REFUSED, Keydesk

REALM = "/realms/sellytics"


def checks(base_url, program):
    keydesk = Keydesk(program, base_url)

    def settings_of(name):
        spaces = json.loads(keydesk.must("spaces", "list", "--json"))
        return next((space["token_endpoint"], space["client_auth"]) for space in spaces if space["name"] == name)

    def found():
        keydesk.must("spaces", "add", "Found", "--issuer", base_url + REALM, "--base-url", base_url)
        expect("what was stored", settings_of("Found"), (base_url + TOKEN_PATH, "post"))
        keydesk.must("keys", "add", "--space", "Found", "--label", "Good", "--client-id", "key-good",
                     stdin="secret-good")
        expect("whom the token is for", claims_of(keydesk.must("token", "Found/Good"))["azp"], "key-good")

    def written(ending):
        def check():
            keydesk.must("spaces", "edit", "Found", "--token-endpoint", "https://auth.example.com/token")
            keydesk.must("spaces", "edit", "Found", "--issuer", base_url + REALM + ending)
            expect("what was stored", settings_of("Found"), (base_url + TOKEN_PATH, "post"))
        return check

    def refused(issuer, words):
        def check():
            code, out, err = keydesk.run("spaces", "add", "Never", "--issuer", issuer)
            expect("the exit code", code, REFUSED)
            expect("what was printed", out, "")
            if words not in err:
                raise Mismatch(f"the error line does not say '{words}': {err.strip()}")
            expect("the number of spaces", len(json.loads(keydesk.must("spaces", "list", "--json"))), 1)
        return check

    def off():
        keydesk.must("spaces", "edit", "Found", "--issuer", base_url + REALM + "-off")
        expect("what was stored", settings_of("Found")[0], base_url + TOKEN_PATH.replace("sellytics", "sellytics-off"))

    return [
        ("the realm", found),
        ("with a slash behind it", written("/")),
        ("its document", written("/.well-known/openid-configuration")),
        ("a realm that there is not", refused(base_url + "/realms/nope", "(HTTP 404)")),
        ("a realm that requires TLS", refused(base_url + REALM + "-tls", "(HTTP 403)")),
        ("no realm", refused(base_url, "(HTTP 404)")),
        ("a realm switched off, which describes itself all the same", off),
    ]
