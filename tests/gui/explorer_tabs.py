# SPDX-License-Identifier: GPL-3.0-or-later
"""Explorer: tabs are opened, closed, reopened, gone through, and there again at the next start."""
import json

from explorer_send import explorer, send
from harness.controls import keys
from harness.waiting import wait_until


def tabs(window):
    return [node.get_name() for node in walk_tabs(window)]


def walk_tabs(window):
    for node in window.all():
        if node.get_role_name() == "page tab" and (" " in node.get_name()):
            yield node


def shown(window, expected):
    wait_until(lambda: tabs(window) == expected, lambda: f"the tabs are {tabs(window)}, not {expected}")


def test_tabs_open_close_and_come_back(desk):
    window = explorer(desk)
    shown(window, ["New request"])
    window.fill("URL", "/sandbox/echo")
    shown(window, ["GET echo, not sent"])
    send(window, "/sandbox/echo", "200 OK")
    shown(window, ["GET echo"])
    keys("ctrl+t")
    shown(window, ["GET echo", "New request"])
    window.fill("URL", "/jobs/v1")
    shown(window, ["GET echo", "GET v1, not sent"])
    keys("ctrl+w")
    shown(window, ["GET echo"])
    keys("ctrl+shift+t")
    shown(window, ["GET echo", "GET v1, not sent"])
    wait_until(lambda: "GET v1" in desk.title(), desk.title)
    keys("ctrl+Tab")
    wait_until(lambda: "GET echo" in desk.title(), desk.title)
    keys("ctrl+shift+Tab")
    wait_until(lambda: "GET v1" in desk.title(), desk.title)


def test_tabs_are_there_at_the_next_start_without_their_answers(desk):
    window = explorer(desk)
    send(window, "/sandbox/products?count=2", "200 OK")
    keys("ctrl+n")
    window.fill("URL", "/jobs/v1?x=1")
    shown(window, ["GET products", "GET v1, not sent"])
    desk.close()
    kept = "".join(path.read_text(errors="replace") for path in desk.home.rglob("*") if path.is_file())
    assert "/jobs/v1?x=1" in kept
    assert "eyJ" not in kept, "a token is on disk"
    assert "secret-good" not in kept, "a secret is on disk"
    window = desk.open(expect="GET v1")
    shown(window, ["GET products, not sent", "GET v1, not sent"])
    assert window.value("URL") == "/jobs/v1?x=1"
    assert json.loads(desk.cli("keys", "list", "--json"))[0]["label"] == "Price monitor"
