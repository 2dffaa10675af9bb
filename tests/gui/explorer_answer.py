# SPDX-License-Identifier: GPL-3.0-or-later
"""Explorer: what a person does with an answer: find in it, copy parts of it, save it, move it about."""
import subprocess

from explorer_send import explorer, open_tab, send
from gi.repository import Atspi
from harness.controls import FIELDS, keys, text_of
from harness.waiting import wait_until


def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, text=True, timeout=10).stdout


def with_products(desk, count=3):
    window = explorer(desk)
    send(window, f"/sandbox/products?count={count}", "200 OK")
    return window


def selected(window):
    """What is marked in the raw answer."""
    selection = Atspi.Text.get_selection(window.find("Raw answer"), 0)
    return text_of(window.find("Raw answer"))[selection.start_offset:selection.end_offset]


def test_text_is_found_in_an_answer(desk):
    window = with_products(desk)
    keys("ctrl+f")  # also where the tree shows
    window.find("Find", FIELDS)
    window.fill("Find", "ID")
    window.says("1 of ")
    wait_until(lambda: selected(window).lower() == "id", lambda: selected(window))
    keys("F3")
    window.says("2 of ")
    keys("shift+F3")
    window.says("1 of ")
    window.click("Match case")
    window.says("Not found")
    keys("Escape")
    window.gone("Find", FIELDS)


def test_a_value_and_its_path_are_copied(desk):
    window = with_products(desk)
    window.find("Answer tree")
    keys("ctrl+apostrophe")
    keys("Down", "ctrl+shift+c")
    window.says("Path copied")
    path = clipboard()
    keys("ctrl+c")
    window.says("Value copied")
    assert path.startswith(".") and clipboard() not in ("", path), (path, clipboard())


def test_the_body_is_saved_as_it_came(desk):
    window = with_products(desk)
    file = desk.folder / "products.json"
    window.click("Save body…")
    wait_until(lambda: len([one for one in window.windows() if one is not None]) > 1, "the file dialog")
    keys("ctrl+a")
    subprocess.run(["xdotool", "type", "--delay", "2", str(file)], check=True)
    keys("Return")
    window.says("Body saved as ")
    received = desk.cli("request", "Acme GmbH/Price monitor", "GET", "/sandbox/products?count=3")
    assert file.read_text() == received.rstrip("\n") or file.read_text() == received


def place(window, name):
    box = window.find(name).get_extents(Atspi.CoordType.SCREEN)
    return box.x, box.y


def is_beside(window):
    (left, top), (x, y) = place(window, "Request"), place(window, "Answer")
    return x > left and y < top + 100


def test_the_answer_moves_beside_and_below_and_stays_there(desk):
    window = with_products(desk)
    before = is_beside(window)
    keys("ctrl+j")
    wait_until(lambda: is_beside(window) != before, "the answer moves")
    desk.close()
    window = desk.open(expect="Explorer")
    keys("F5")
    window.says("200 OK")
    wait_until(lambda: is_beside(window) != before, "the answer is where it was moved to")
    keys("ctrl+j")
    wait_until(lambda: is_beside(window) == before, "the answer moves back")


def test_f6_goes_round_the_panes(desk):
    window = with_products(desk)

    def has_keyboard(node):
        # A cell calls itself focused whenever it is its table's current one.
        return node.get_role_name() != "table cell" and node.get_state_set().contains(Atspi.StateType.FOCUSED)

    def pane():
        places = [name for name in ("URL", "Query parameters", "Answer tree") if has_keyboard(window.find(name))]
        return places[0] if places else ""

    keys("ctrl+l")
    wait_until(lambda: pane() == "URL", pane)
    for expected in ("Query parameters", "Answer tree", "URL", "Query parameters"):
        keys("F6")
        wait_until(lambda: pane() == expected, lambda: f"the keyboard is in '{pane()}', not '{expected}'")


def test_where_the_time_went_is_told(desk):
    window = with_products(desk)
    open_tab(window, "Timing")
    window.find("Answer timing")
    for words in ("Name lookup", "Connect", "Wait", "Download", "Whole"):
        window.says(words)
    window.says("not needed")  # the sandbox is an address on this machine, without TLS
    keys("ctrl+apostrophe")
    keys("ctrl+c")
    window.says("Timing copied")
    assert clipboard().splitlines()[-1].startswith("Whole\t"), clipboard()
