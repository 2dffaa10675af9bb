# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of the program: by its window, by the end of the session, with a request under way."""
import signal

from explorer_send import explorer
from explorer_tabs import shown
from harness.controls import keys


def slow_request(desk):
    window = explorer(desk)
    window.fill("URL", "/sandbox/slow?seconds=120")
    keys("ctrl+Return")
    window.find("Cancel", {"push button"})
    return window


def test_the_status_bar_shows_a_request_and_cancels_it(desk):
    window = slow_request(desk)
    window.find("Sending")
    window.click("Cancel work")
    window.find("Send", {"push button"})
    window.gone("Cancel work")


def test_closing_the_window_withdraws_what_is_under_way(desk):
    slow_request(desk)
    desk.close()


def test_the_end_of_the_session_keeps_what_is_open(desk):
    window = slow_request(desk)
    keys("ctrl+n")
    window.fill("URL", "/jobs/v1?x=1")
    shown(window, ["GET slow", "GET v1, not sent"])
    desk.window.send_signal(signal.SIGTERM)
    assert desk.window.wait(20) == 0, desk.log()
    window = desk.open(expect="GET v1")
    shown(window, ["GET slow, not sent", "GET v1, not sent"])
    assert window.value("URL") == "/jobs/v1?x=1"
