# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a token endpoint over raw HTTP and compares the answer with a row. Standard library only."""
import base64
import http.client
import json
import urllib.parse

TOKEN_PATH = "/realms/sellytics/protocol/openid-connect/token"
FORM = "application/x-www-form-urlencoded"
CLAIMS = {"exp", "iat", "jti", "iss", "sub", "typ", "azp", "scope"}


class Mismatch(Exception):
    """An answer that is not as the row says."""


class Row:
    """One question and what must come back. `form` is a list of pairs, `body` raw bytes in its place."""

    def __init__(self, name, status, error=None, description=None, *, form=None, body=None, media_type=FORM,
                 headers=None, method="POST", path=TOKEN_PATH, fields=None, present=(), stored=True):
        self.name = name
        self.status = status
        self.error = error
        self.description = description
        self.body = urllib.parse.urlencode(form).encode() if form is not None else body
        self.headers = dict(headers or {})
        if self.body is not None:
            self.headers["Content-Type"] = media_type
        self.method = method
        self.path = path
        self.fields = fields or {}  # of a 200, exactly
        self.present = present  # fields of a 200, whatever their value
        self.no_store = stored  # whether the answer forbids caches to keep it


def basic(client_id, secret, encode=True):
    part = urllib.parse.quote_plus if encode else str
    pair = f"{part(client_id)}:{part(secret)}".encode()
    return {"Authorization": "Basic " + base64.b64encode(pair).decode()}


def expect(what, found, wanted):
    if found != wanted:
        raise Mismatch(f"{what} is {found!r}, not {wanted!r}")


def expect_seconds(what, found, wanted):
    if found not in (wanted, wanted - 1):
        raise Mismatch(f"{what} is {found!r}, not {wanted!r}")


def claims_of(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def send(base_url, row):
    url = urllib.parse.urlsplit(base_url)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
    try:
        connection.request(row.method, row.path, row.body, row.headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def check(base_url, row):
    """Raises Mismatch when the server does not answer `row` as recorded."""
    status, headers, body = send(base_url, row)
    expect("the status", status, row.status)
    expect("the media type", headers.get_content_type(), "application/json")
    expect("WWW-Authenticate", headers.get("WWW-Authenticate"), None)
    if row.no_store:
        expect("Cache-Control", headers.get("Cache-Control"), "no-store")
    answer = json.loads(body)
    expect("error", answer.get("error"), row.error)
    if row.description is not None:
        expect("error_description", answer.get("error_description"), row.description)
    if status != 200:
        return
    for name, value in row.fields.items():
        if name == "scope":  # a set: its order depends on how a realm was imported
            expect(name, set(answer["scope"].split()), set(value.split()))
        elif name.endswith("expires_in"):  # a second less when one began while Keycloak answered (seen)
            expect_seconds(name, answer.get(name), value)
        else:
            expect(name, answer.get(name), value)
    for name in row.present:
        if name not in answer:
            raise Mismatch(f"{name} is missing")
    claims = claims_of(answer["access_token"])
    expect("the set of missing claims", CLAIMS - claims.keys(), set())
    if "sellytics-data-api" in answer["scope"].split() and not claims.get("aud"):
        raise Mismatch("a token for the API has no audience")
