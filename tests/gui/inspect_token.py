# SPDX-License-Identifier: GPL-3.0-or-later
"""The token inspector: of a key's token, and of one that is pasted, before there is any key."""
import base64
import json
import subprocess

from harness.controls import keys, text_of
from harness.steps import tab_to
from harness.waiting import wait_until


def part(claims):
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")


def token(**claims):
    return f"{part({'alg': 'RS256', 'kid': 'k-7', 'typ': 'JWT'})}.{part(claims)}.c2lnbmF0dXJl"


def clipboard():
    run = subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, text=True, timeout=10)
    return run.stdout


def prepared(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    return desk.open()


def test_a_keys_token_is_explained(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    window.click("Get token")
    window.says("Valid, ")
    window.click("Claims")
    window.says("good for another ")
    window.says("Scope missing: nothing that the space asks for")
    window.says("Granted to: this key")
    window.says("Signature: not checked")
    window.find("Claims of the token")
    for cell in ("azp", "key-good", "Expires: from then on no API may take the token"):
        window.find(cell)
    window.says(" UTC")
    tab_to(window, "Claims of the token")
    keys("ctrl+End")
    window.find("typ (header)")
    keys("Escape")
    window.gone("Claims of the token")


def test_a_pasted_token_is_inspected_without_a_key_and_kept_nowhere(desk):
    window = desk.open(expect="Welcome")
    pasted = token(exp=1700000300, iat=1700000000, scope="profile email", aud=["jobs"], mine="x")
    window.click("Inspect a token…")
    window.says("kept nowhere")
    window.gone("Compare with")
    window.fill("Token", f"Authorization: Bearer {pasted}")
    window.says("Lifetime: expired ")
    window.find("Trouble: Lifetime")
    window.says("Scope granted: profile, email")
    window.says("Audience: jobs")
    window.says("2023-11-14 22:18:20 UTC")
    window.find("the authorization server's own")
    assert all(pasted not in (text or "") for node in window.all() for text in (node.get_name(), text_of(node)))
    keys("Escape")
    window.gone("Claims of the token")
    window.click("Inspect a token…")
    window.says("kept nowhere")
    assert window.value("Token") == ""
    keys("Escape")
    window.gone("Token")
    desk.close()
    assert not any(pasted.encode() in file.read_bytes() for file in desk.folder.rglob("*") if file.is_file())


def test_what_is_no_jwt_says_so_in_place(desk):
    window = desk.open(expect="Welcome")
    window.click("Inspect a token…")
    window.fill("Token", "2YotnFZFEjr1zCsicMWpAA")
    window.says("opaque, 22 characters")
    window.gone("Claims of the token")
    window.fill("Token", "hello world")
    window.says("no token: it is empty or holds characters that no token holds")
    window.fill("Token", "")
    window.says("kept nowhere")


def test_a_pasted_token_is_compared_with_a_space_by_keyboard_alone(desk):
    window = prepared(desk)
    window.find("Price monitor")
    window.click("Inspect a token…")
    window.focus_is_on("Token")
    window.fill("Token", token(scope="profile", azp="someone", aud="jobs"))
    window.says("Scope granted: profile")
    tab_to(window, "Compare with")
    keys("Down")
    window.says("Scope missing: sellytics-data-api")
    window.says("More than asked: profile")
    tab_to(window, "Claims of the token")
    keys("Down")
    keys("ctrl+c")
    wait_until(lambda: clipboard() in ("profile", "someone"), clipboard)
    window.click("Copy value")
    window.click("Close")
    window.gone("Claims of the token")


def test_every_control_has_a_name(desk):
    window = prepared(desk)
    window.click("Inspect a token…")
    window.fill("Token", token(sub="x"))
    window.find("Claims of the token")
    nameless = [node.get_role_name() for node in window.all()
                if node.get_role_name() in ("push button", "text", "password text", "combo box", "table") and not node.get_name()]
    assert nameless == [], window.listing()
