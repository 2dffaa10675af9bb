# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame around the pages: what the status bar explains, what is there again at the next start, what long names and
right-to-left scripts do to it."""
import subprocess

from gi.repository import Atspi
from harness.controls import keys, name_of
from harness.steps import tab_to
from harness.waiting import wait_until


def box(node):
    return node.get_extents(Atspi.CoordType.SCREEN)


def frame(desk):
    return next(one for one in desk.controls.windows() if one is not None and one.get_role_name() != "dialog")


def with_keys(desk, *labels):
    desk.add_space(desk.sandbox())
    for label in labels:
        desk.add_key(label)
    return desk.open()


def test_the_status_bar_explains_the_keychain(desk):
    window = with_keys(desk, "Price monitor")
    window.click("GNOME Keyring: unlocked")
    window.says("GNOME Keyring is unlocked and works.")
    window.click("Close notice")
    window.gone("GNOME Keyring is unlocked and works.")
    desk.close()
    window = desk.open("--run-only")
    tab_to(window, "Secrets: this run only")  # by keyboard as well
    keys("space")
    window.says("When the window closes they are gone.")


def test_the_key_and_the_size_are_there_again(desk):
    window = with_keys(desk, "Price monitor", "Nightly import", "Legacy")
    window.click_at("Legacy")
    wait_until(lambda: "Legacy" in desk.title(), desk.title)
    number = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(desk.window.pid), "--name", "Keydesk"],
                            capture_output=True, text=True, check=True).stdout.split()[0]
    subprocess.run(["xdotool", "windowsize", "--sync", number, "1000", "620"], check=True)
    wait_until(lambda: (box(frame(desk)).width, box(frame(desk)).height) == (1000, 620), "the window has its new size")
    desk.close()
    window = desk.open(expect="Legacy")
    window.find("Show secret")
    wait_until(lambda: (box(frame(desk)).width, box(frame(desk)).height) == (1000, 620),
               lambda: f"{box(frame(desk)).width} × {box(frame(desk)).height}")


def test_the_search_looks_at_all_that_a_key_is_known_by(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox)
    desk.add_space(sandbox, "Beta SRL")
    desk.add_key("Price monitor", "Acme GmbH", "key-good", "secret-good", "--note", "ordered by the Lyon office")
    desk.add_key("Nightly import", "Beta SRL", "key-other")
    window = desk.open()
    for words, found, left_out in (("lyon", "Price monitor", "Nightly import"), ("KEY-OTHER", "Nightly import", "Price monitor"),
                                   ("beta", "Nightly import", "Price monitor"), ("price", "Price monitor", "Nightly import")):
        window.fill("Search keys", words)
        window.gone(left_out, {"table cell", "tree item"})
        window.find(found, {"table cell", "tree item"})


def test_a_sandbox_that_was_closed_is_opened_where_its_key_is_seen(desk):
    window = desk.open(expect="Welcome")
    window.click("Open the sandbox")
    wait_until(lambda: desk.title().startswith("Explorer"), desk.title)
    window.says("Sandbox open")
    desk.close()
    window = desk.open(expect="Explorer")
    keys("alt+1")
    wait_until(lambda: desk.title().startswith("Keys"), desk.title)
    window.click_at("Sandbox")
    window.says("The sandbox is closed.")
    window.click("Open the sandbox")
    window.gone("The sandbox is closed.")
    window.says("Sandbox open")


def test_long_names_leave_the_window_its_size(desk):
    long = ("Überlange Beschriftung " * 12)[:255].strip()
    sandbox = desk.sandbox()
    desk.add_space(sandbox, long)
    desk.add_key(long, long, "client-" * 36, "secret-good", "--note", "a note without end " * 26)
    window = desk.open()
    window.find("Show secret")
    size = box(frame(desk))
    assert size.width <= 1280 and size.height <= 800, (size.width, size.height)
    right = size.x + size.width
    for name in ("Explore", "Test now", "Show secret", "Copy secret", "Copy client ID", "Get token"):
        node = box(window.find(name))
        assert size.x <= node.x and node.x + node.width <= right, f"'{name}' is out of sight"
    window.click("Add API key")
    window.find("Client secret")
    dialog = box(next(one for one in window.windows() if one.get_role_name() == "dialog"))
    assert dialog.width < 700, f"the dialog is {dialog.width} wide"
    keys("Escape")
    window.gone("Client secret")
    keys("alt+3")
    wait_until(lambda: desk.title().startswith("Health"), desk.title)
    states = box(next(node for node in window.all() if name_of(node) == "not tried"))
    assert states.x < right, "the label leaves no room for the state"


def test_right_to_left_mirrors(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open("-reverse")
    window.click_at("Price monitor")
    tree, secret, rail = (box(window.find(name)) for name in ("Keys", "Secret", "Settings"))
    assert box(window.find("Keys", {"tree"})).x > box(window.find("Show secret")).x, "the tree is not at the right"
    assert rail.x > secret.x + secret.width - 1, "the rail is not at the right"
    assert box(window.find("Copy secret")).x < secret.x, "the button is not at the left of its field"
    assert tree.width > 0

    # An address reads from its host on all the same.
    window.click("Explore")
    wait_until(lambda: desk.title().startswith("Explorer"), desk.title)
    window.fill("URL", "/sandbox/echo")
    field, host = box(window.find("URL")), box(next(node for node in window.all() if node.get_name().startswith("http://")))
    assert host.x < field.x + field.width // 2, "the host stands behind the path"
