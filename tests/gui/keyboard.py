# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by the keyboard alone: no button is pressed and nothing is pointed at."""
from harness.controls import keys, type_text
from harness.steps import tab_to
from harness.waiting import wait_until


def test_a_key_is_added_tried_and_used(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox)
    window = desk.open()
    tab_to(window, "Add API key")
    keys("space")
    window.find("Client secret")
    for name, text in (("Label", "Price monitor"), ("Client ID", "key-good"), ("Client secret", "secret-good")):
        tab_to(window, name)
        type_text(text)
    keys("Return")
    window.gone("Client secret")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    assert [key["label"] for key in desk.cli_json("keys", "list")] == ["Price monitor"]

    keys("alt+2")
    wait_until(lambda: desk.title().startswith("Explorer"), lambda: desk.title())
    tab_to(window, "URL")
    keys("ctrl+a")
    type_text("/sandbox/products?count=2")
    keys("ctrl+Return")
    window.says("200")


def test_escape_leaves_every_dialog_without_a_trace(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open()
    window.click_at("Price monitor")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    before = desk.cli_json("keys", "list"), desk.cli_json("spaces", "list")
    for item, field in (("Edit…", "Rotate by date"), ("Rotate…", "New client secret")):
        window.choose("Key menu", item)
        window.find(field)
        keys("Escape")
        window.gone(field)
    keys("ctrl+comma")
    window.find("Appearance")
    keys("Escape")
    window.gone("Appearance")
    assert (desk.cli_json("keys", "list"), desk.cli_json("spaces", "list")) == before
