# SPDX-License-Identifier: GPL-3.0-or-later
"""Who used a key: the line on its card, the table of all uses, clearing it, and the switch in Settings."""
from harness.controls import keys, walk
from harness.steps import send_from_explorer, tab_to
from harness.waiting import wait_until


def prepared(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open()
    window.click_at("Price monitor")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    window.says("Not used yet")
    return window


def use_in_explorer(desk, window):
    window.click("Explore")
    send_from_explorer(desk, window, "/sandbox/products?count=1")
    keys("alt+1")
    window.says("Used by explorer ")


def cells(window):
    """What the table of uses says, without the times: these are as the machine's language writes them."""
    table = window.find("Uses of the key")
    return [node.get_name() for node in walk(table) if node.get_role_name() == "table cell"]


def entries(desk):
    return desk.cli_json("uses", "status")["entries"]


def test_a_request_shows_on_the_card_and_in_the_table(desk):
    window = prepared(desk)
    window.click("Used by…")
    window.says("No uses yet.")
    window.click("Close")
    use_in_explorer(desk, window)
    window.click("Used by…")
    wait_until(lambda: "explorer" in cells(window), lambda: cells(window))
    assert "127.0.0.1" in cells(window)
    assert len(cells(window)) == 6


def test_the_open_table_follows_what_other_programs_do(desk):
    window = prepared(desk)
    use_in_explorer(desk, window)
    window.click("Used by…")
    wait_until(lambda: "explorer" in cells(window), lambda: cells(window))
    desk.cli("token", "Acme GmbH/Price monitor")
    wait_until(lambda: "command line" in cells(window), lambda: cells(window))
    assert any("python" in cell for cell in cells(window)), cells(window)  # this test has started it
    desk.cli("token", "Acme GmbH/Price monitor")
    wait_until(lambda: "2" in cells(window), lambda: cells(window))
    keys("Escape")
    window.gone("Uses of the key")
    window.says("command line")


def test_the_table_sorts_by_any_column(desk):
    window = prepared(desk)
    desk.cli("token", "Acme GmbH/Price monitor")
    use_in_explorer(desk, window)
    window.click("Used by…")
    parts = lambda: [cell for cell in cells(window) if cell in ("explorer", "command line")]  # noqa: E731
    wait_until(lambda: parts() == ["explorer", "command line"], parts)
    window.click_at("Used by", {"table column header", "column header"})
    wait_until(lambda: parts() == ["command line", "explorer"], parts)
    window.click_at("Program", {"table column header", "column header"})
    wait_until(lambda: parts() == ["explorer", "command line"], parts)


def test_copying_a_token_and_showing_a_secret_are_uses(desk):
    window = prepared(desk)
    window.choose("Copy token", "Authorization header")
    window.says("Used by window ")
    window.click("Show secret")
    wait_until(lambda: entries(desk) == 2, lambda: entries(desk))
    window.click("Used by…")
    wait_until(lambda: cells(window).count("window (copied or shown)") == 2, lambda: cells(window))
    assert all("secret-good" not in cell for cell in cells(window))


def test_testing_a_key_is_no_use(desk):
    window = prepared(desk)
    window.click("Test now")
    window.says("The key works")
    assert entries(desk) == 0
    window.says("Not used yet")


def test_clearing_asks_and_is_for_good(desk):
    window = prepared(desk)
    use_in_explorer(desk, window)
    window.click("Used by…")
    wait_until(lambda: "explorer" in cells(window), lambda: cells(window))
    window.click("Clear uses of the key…")
    window.says("Clear what is listed for Acme GmbH / Price monitor?")
    window.click("Close notice")
    assert entries(desk) == 1
    window.click("Clear uses of the key…")
    window.click("Yes, clear")
    window.says("No uses yet.")
    assert entries(desk) == 0
    window.click("Close")
    window.says("Last used just now")


def test_the_dialog_works_by_keyboard(desk):
    window = prepared(desk)
    use_in_explorer(desk, window)
    tab_to(window, "Used by…")
    keys("space")
    window.find("Uses of the key")
    tab_to(window, "Clear uses of the key…")
    keys("space")
    tab_to(window, "Yes, clear")
    keys("space")
    window.says("No uses yet.")
    keys("Escape")
    window.gone("Close")


def test_the_list_is_switched_off_and_cleared_in_settings(desk):
    window = prepared(desk)
    use_in_explorer(desk, window)
    keys("ctrl+comma")
    window.click("Keep a list of what uses each key")
    wait_until(lambda: desk.cli_json("uses", "status")["kept"] is False, "the list is still kept")
    window.click("Clear the list of uses…")
    window.click("Yes, clear")
    window.says("The list is cleared.")
    assert entries(desk) == 0
    keys("Escape")
    window.gone("Appearance")
    window.click("Explore")
    send_from_explorer(desk, window, "/sandbox/products?count=1")
    keys("alt+1")
    window.says("Last used just now")
    assert entries(desk) == 0
    window.click("Used by…")
    window.says("the list is turned off in Settings")
    window.click("Close")
    desk.cli("uses", "keep", "on")  # the window asks anew at each use
    window.click("Explore")
    send_from_explorer(desk, window, "/sandbox/products?count=2")
    wait_until(lambda: entries(desk) == 1, lambda: entries(desk))
