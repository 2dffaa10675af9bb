# SPDX-License-Identifier: GPL-3.0-or-later
"""The welcome page: the ways on, what is promised, and what is said where there is no keychain."""
from harness.controls import keys
from harness.steps import fill_key, send_from_explorer
from harness.waiting import wait_until


def test_a_fresh_home_shows_the_ways_on(desk):
    window = desk.open(expect="Welcome")
    for button in ("Add an API key", "Open the sandbox", "Restore a backup"):
        window.find(button)
    window.says("GNOME Keyring, and nowhere else")
    window.says("Keydesk never sends a secret")
    desk.close()


def test_adding_a_key_leads_to_the_keys_page(desk):
    window = desk.open(expect="Welcome")
    window.click("Add an API key")
    window.fill("Space", "Acme GmbH")
    window.says("A new space")
    fill_key(window)
    window.click("Test before saving")
    window.click("Save")
    wait_until(lambda: desk.title() == "Keys — Acme GmbH / Price monitor — Keydesk", lambda: desk.title())
    window.says("not tried")


def test_cancelling_leaves_nothing(desk):
    window = desk.open(expect="Welcome")
    window.click("Add an API key")
    window.focus_is_on("Space")
    keys("Escape")
    window.gone("Client secret")
    assert desk.cli_json("keys", "list") == []
    assert desk.title().startswith("Welcome")


def test_a_missing_keychain_is_said_first(desk):
    # keyring: --no-keyring
    window = desk.open(expect="Welcome")
    window.says("Keychain: missing")
    window.says("Ways on")
    window.find("Check again")
    window.click("Open the sandbox")
    send_from_explorer(desk, window, "/sandbox/products?count=1")


def test_this_run_only_is_said(desk):
    window = desk.open("--run-only", expect="Welcome")
    window.says("Secrets: this run only")
    window.says("kept in memory for this run only")
