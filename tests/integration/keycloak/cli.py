# SPDX-License-Identifier: GPL-3.0-or-later
"""The same rows through keydesk-cli: keys in a real keyring, tokens by post and basic, refusals and exit codes."""
import json
import os
import pathlib
import subprocess
import tempfile

from ask import TOKEN_PATH, Mismatch, claims_of, expect, expect_seconds
from rows import AWKWARD_ID, AWKWARD_SECRET, INVALID

REFUSED = 5  # the exit code when the authorization server gave no token
SCOPES = {"sellytics-data-api", "profile"}


class CliRow:
    def __init__(self, name, client_id, secret, status=200, error=None, description=None, *, auth="post",
                 path=TOKEN_PATH, expires_in=None):
        self.name = f"{name}, {auth}"
        self.client_id = client_id
        self.secret = secret
        self.status = status
        self.error = error
        self.description = description
        self.auth = auth
        self.path = path
        self.expires_in = expires_in


def named(name, *rest, **more):
    return CliRow(name, "key-" + name, "secret-" + name, *rest, **more)


def endpoint(name, *rest, **more):
    return CliRow(name, "key-good", "secret-good", *rest, **more)


def grants(auth):
    return [
        named("good", auth=auth, expires_in=300),
        CliRow("awkward id and secret", AWKWARD_ID, AWKWARD_SECRET, auth=auth),
        CliRow("awkward secret", "key-awkward-secret", AWKWARD_SECRET, auth=auth),
        CliRow("rotated, new secret", "key-rotates", "secret-rotates-new", auth=auth),
        CliRow("rotated, old secret", "key-rotates", "secret-rotates-old", auth=auth),
        named("short", auth=auth, expires_in=5),
        named("day", auth=auth, expires_in=36000),
        named("refresh", auth=auth),
        named("scope-by-default", auth=auth),
        CliRow("wrong secret", "key-good", "wrong", 401, "unauthorized_client", INVALID, auth=auth),
        named("unknown", 401, "invalid_client", INVALID, auth=auth),
    ]


GROUPS = {
    "cli_post": grants("post"),
    "cli_basic": grants("basic"),
    "cli_refusals": [
        named("expired", 401, "unauthorized_client", INVALID),
        named("bearer-only", 401, "unauthorized_client", INVALID),
        named("disabled", 401, "invalid_client", INVALID),
        named("x509", 401, "invalid_client", INVALID),
        CliRow("client id of 255 characters", "k" * 255, "x", 401, "invalid_client", INVALID),
        named("no-service-account", 401, "unauthorized_client", "Client not enabled to retrieve service account"),
        named("public", 401, "unauthorized_client", "Public client not allowed to retrieve service account"),
        named("no-scope", 400, "invalid_scope", "Invalid scopes: sellytics-data-api"),
        named("jwt", 400, "invalid_client", "Parameter client_assertion_type is missing"),
        named("secret-jwt", 400, "invalid_client", "Parameter client_assertion_type is missing"),
        named("dpop", 400, "invalid_request", "DPoP proof is missing"),
    ],
    "cli_endpoints": [
        endpoint("unknown realm", 404, "Realm does not exist",
                 path=TOKEN_PATH.replace("sellytics", "nope")),
        endpoint("realm switched off", 403, "access_denied", "Realm not enabled",
                 path=TOKEN_PATH.replace("sellytics", "sellytics-off")),
        endpoint("realm that requires TLS", 403, "invalid_request", "HTTPS required",
                 path=TOKEN_PATH.replace("sellytics", "sellytics-tls")),
        endpoint("a path below that does not exist", 405, "HTTP 405 Method Not Allowed",
                 path=TOKEN_PATH.replace("/token", "/nope")),
    ],
}


class Keydesk:
    """keydesk-cli with a home of its own."""

    def __init__(self, program, base_url):
        self.program = program
        self.base_url = base_url
        self.home = tempfile.TemporaryDirectory(prefix="keydesk-keycloak-")
        self.spaces = {}
        self.keys = 0

    def run(self, *arguments, stdin=""):
        done = subprocess.run([self.program, *arguments], input=stdin, capture_output=True, text=True, timeout=120,
                              env={**os.environ, "KEYDESK_HOME": self.home.name})
        return done.returncode, done.stdout, done.stderr

    def must(self, *arguments, stdin=""):
        code, out, err = self.run(*arguments, stdin=stdin)
        if code != 0:
            raise Mismatch(f"{' '.join(arguments[:2])} ended with {code}: {err.strip()}")
        return out

    def space_for(self, row):
        place = (row.auth, row.path)
        if place not in self.spaces:
            self.spaces[place] = f"Space {len(self.spaces) + 1}"
            self.must("spaces", "add", self.spaces[place], "--token-endpoint", self.base_url + row.path,
                      "--base-url", self.base_url, "--scope", "sellytics-data-api", "--client-auth", row.auth)
        return self.spaces[place]

    def add(self, row):
        self.keys += 1
        space, label = self.space_for(row), f"Key {self.keys}"
        self.must("keys", "add", "--space", space, "--label", label, "--client-id", row.client_id, "--no-test",
                  stdin=row.secret)
        return f"{space}/{label}"

    def files_with(self, secret):
        wanted = secret.encode()
        return [str(path) for path in pathlib.Path(self.home.name).rglob("*")
                if path.is_file() and wanted in path.read_bytes()]


def check_test(keydesk, reference, row):
    code, out, err = keydesk.run("keys", "test", reference, "--json")
    expect("the exit code of keys test", code, 0 if row.status == 200 else REFUSED)
    told = json.loads(out)
    expect("http_status", told["http_status"], row.status)
    expect("ok", told["ok"], row.status == 200)
    expect("error", told["error"], row.error)
    if row.description:
        expect("error_description", told["error_description"], row.description)
    if row.status == 200:
        expect("token_type", told["token_type"].lower(), "bearer")
        expect("the unexpected scopes", set(told["scope"].split()) - SCOPES, set())
        expect("missing_scope", told["missing_scope"], [])
        if row.expires_in:
            expect_seconds("expires_in", told["expires_in"], row.expires_in)
    elif row.error not in err:
        raise Mismatch(f"the error line does not name {row.error}: {err.strip()}")


def check_token(keydesk, reference, row):
    code, out, err = keydesk.run("token", reference)
    if row.status != 200:
        expect("the exit code of token", code, REFUSED)
        expect("what token printed", out, "")
        expect("the number of error lines", len(err.strip().splitlines()), 1)
        return
    expect("the exit code of token", code, 0)
    expect("the lines that token printed", out.count("\n"), 1)
    expect("whom the token is for", claims_of(out.strip())["azp"], row.client_id)


def check_row(keydesk, row):
    reference = keydesk.add(row)
    check_test(keydesk, reference, row)
    check_token(keydesk, reference, row)
    if len(row.secret) > 4:  # a shorter one would be found by chance
        expect("the files below the home that hold the secret", keydesk.files_with(row.secret), [])


def checks(group, program, base_url):
    keydesk = Keydesk(program, base_url)
    return [(row.name, lambda row=row: check_row(keydesk, row)) for row in GROUPS[group]]


def sandbox_base_url(output):
    """What `keydesk-cli sandbox --json` prints before it serves."""
    text = ""
    for line in output:
        text += line
        try:
            return json.loads(text)["base_url"]
        except ValueError:
            continue
    raise Mismatch("the sandbox did not start: " + text)
