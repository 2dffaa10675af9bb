# SPDX-License-Identifier: GPL-3.0-or-later
"""The Health page: every key's state in one sortable table, testing them all, and the reminder to rotate."""
import datetime
import socket

from harness.controls import keys, walk
from harness.waiting import wait_until

IN_SIX_DAYS = (datetime.date.today() + datetime.timedelta(days=6)).isoformat()


def prepared(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox)
    desk.add_space(sandbox, "Beta SRL")
    desk.add_key("Price monitor")
    desk.add_key("Nightly import")
    desk.add_key("Legacy", space="Beta SRL", secret="wrong")


def opened(desk):
    prepared(desk)
    window = desk.open()
    window.click("Health")
    wait_until(lambda: desk.title() == "Health — Keydesk", desk.title)
    return window


def labels(window):
    """The label column from top to bottom."""
    table = window.find("Health of all keys")
    cells = [node.get_name() for node in walk(table) if node.get_role_name() == "table cell"]
    return [cell for cell in cells if cell in ("Price monitor", "Nightly import", "Legacy")]


def states(desk):
    return {key["label"]: key["state"] for key in desk.cli_json("keys", "list")}


def test_all_keys_show_and_sort(desk):
    window = opened(desk)
    window.says("3 keys: 3 not tried.")
    wait_until(lambda: labels(window) == ["Nightly import", "Price monitor", "Legacy"], lambda: labels(window))
    window.click_at("Label", {"table column header", "column header"})
    wait_until(lambda: labels(window) == ["Legacy", "Nightly import", "Price monitor"], lambda: labels(window))
    window.click_at("Space", {"table column header", "column header"})
    wait_until(lambda: labels(window) == ["Nightly import", "Price monitor", "Legacy"], lambda: labels(window))


def test_all_are_tested_and_a_refusal_is_not_repeated(desk):
    window = opened(desk)
    window.click("Test all")
    window.says("Keys tested: 3. Working: 2, refused: 1, without an answer: 0.")
    window.says("3 keys: 2 work, 1 failing.")
    assert states(desk) == {"Price monitor": "works", "Nightly import": "works", "Legacy": "refused"}
    tested = [key["last_tested_at"] for key in desk.cli_json("keys", "list", "--health") if key["label"] == "Legacy"]
    window.click("Test all")
    window.says("Keys tested: 2. Working: 2, refused: 0, without an answer: 0.")
    window.says("Left out: 1,")
    again = [key["last_tested_at"] for key in desk.cli_json("keys", "list", "--health") if key["label"] == "Legacy"]
    assert tested == again


def test_testing_all_can_be_cancelled(desk):
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and never says a word
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        desk.cli("spaces", "add", "Silent", "--token-endpoint", address + "/token", "--base-url", address)
        for number in range(6):
            desk.add_key(f"Key {number}", space="Silent")
        window = desk.open()
        window.click("Health")
        window.click("Test all")
        window.says("Testing all keys")
        window.click("Cancel work")
        window.says("Stopped. Keys tested: 0.")
        window.find("Test all")
    assert set(states(desk).values()) == {"untested"}


def test_a_row_leads_to_its_key(desk):
    window = opened(desk)
    window.click_at("Legacy", {"table cell"})
    keys("Return")
    wait_until(lambda: desk.title() == "Keys — Beta SRL / Legacy — Keydesk", desk.title)


def test_it_is_reached_by_keyboard_and_comes_back(desk):
    prepared(desk)
    window = desk.open()
    window.find("Explore")
    keys("alt+3")
    wait_until(lambda: desk.title() == "Health — Keydesk", desk.title)
    desk.close()
    desk.open(expect="Health — Keydesk").find("Test all")


def test_a_rotation_that_is_near_is_called_to_mind(desk):
    prepared(desk)
    desk.cli("keys", "edit", "Acme GmbH/Price monitor", "--rotate-by", IN_SIX_DAYS)
    window = desk.open()
    window.says("'Acme GmbH / Price monitor' is to be rotated by")
    window.says("in 6 days")
    window.click("Show the key")
    wait_until(lambda: desk.title() == "Keys — Acme GmbH / Price monitor — Keydesk", desk.title)
    desk.cli("keys", "edit", "Beta SRL/Legacy", "--rotate-by", "2020-01-01")
    window.says("2 keys are to be rotated within 14 days or sooner.")
    window.click("Show them")
    wait_until(lambda: desk.title() == "Health — Keydesk", desk.title)
    window.says("To rotate within 14 days: 2.")
    desk.cli("keys", "edit", "Beta SRL/Legacy", "--rotate-by", "none")
    desk.cli("keys", "edit", "Acme GmbH/Price monitor", "--rotate-by", "none")
    window.gone("Show them")
    window.gone("Show the key")


def test_the_date_is_set_in_the_edit_dialog(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open()
    window.find("Explore")
    window.choose("Key menu", "Edit…")
    window.click("Rotate by")
    window.click("Save")
    window.gone("Rotate by date")
    window.says("in 90 days")
    wanted = (datetime.date.today() + datetime.timedelta(days=90)).isoformat()
    assert [key["rotate_by"] for key in desk.cli_json("keys", "list", "--health")] == [wanted]
    window.choose("Key menu", "Edit…")
    window.click("Rotate by")
    window.click("Save")
    window.gone("Rotate by date")
    assert [key["rotate_by"] for key in desk.cli_json("keys", "list", "--health")] == [None]
