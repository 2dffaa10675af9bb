# SPDX-License-Identifier: GPL-3.0-or-later
"""Spaces: adding one, its settings with a message at each wrong field, removing one."""
from harness.waiting import wait_until


def spaces(desk):
    return {space["name"]: space for space in desk.cli_json("spaces", "list")}


def opened(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open()
    window.click_at("Acme GmbH")
    wait_until(lambda: desk.title() == "Keys — Acme GmbH — Keydesk", lambda: desk.title())
    return window


def test_settings_are_changed(desk):
    window = opened(desk)
    window.click("Space settings")
    window.focus_is_on("Name")  # the card under the dialog has fields of the same names
    window.fill("Name", "Acme AG")
    window.fill("Scope", "other-scope")
    window.click("Save")
    wait_until(lambda: desk.title() == "Keys — Acme AG — Keydesk", lambda: desk.title())
    assert spaces(desk)["Acme AG"]["scope"] == "other-scope"
    window.find("Price monitor")


def test_a_wrong_field_says_so_and_nothing_is_saved(desk):
    window = opened(desk)
    before = spaces(desk)
    window.click("Space settings")
    window.focus_is_on("Name")  # the card under the dialog has fields of the same names
    for field, wrong in (("Token endpoint", "http://example.com/token"), ("Base URL", "example.com"), ("Name", "")):
        right = window.value(field)
        window.fill(field, wrong)
        window.click("Save")
        window.complaint(field)
        window.fill(field, right)
    window.click("Cancel")
    assert spaces(desk) == before


def test_a_space_is_added(desk):
    window = opened(desk)
    window.click("Add space")
    window.fill("Name", "Beta SRL")
    window.click("Save")
    wait_until(lambda: desk.title() == "Keys — Beta SRL — Keydesk", lambda: desk.title())
    assert spaces(desk)["Beta SRL"]["token_endpoint"].startswith("https://auth.sellytics.com/")


def test_a_name_that_is_taken_is_refused(desk):
    window = opened(desk)
    window.click("Add space")
    window.fill("Name", "ACME GMBH")
    window.click("Save")
    window.complaint("Name")
    assert list(spaces(desk)) == ["Acme GmbH"]


def test_removing_asks_and_names_what_is_lost(desk):
    window = opened(desk)
    window.click("Remove space")
    window.says("Remove the space 'Acme GmbH' with 1 key for good?")
    assert list(spaces(desk)) == ["Acme GmbH"]
    window.click("Yes, remove for good")
    wait_until(lambda: desk.title() == "Welcome — Keydesk", lambda: desk.title())
    assert spaces(desk) == {}
