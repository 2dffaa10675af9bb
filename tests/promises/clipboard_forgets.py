# SPDX-License-Identifier: GPL-3.0-or-later
"""design: security, 'The clipboard forgets', in the real window on a real display: another program asks the X server what
is on the clipboard. About a minute, half of which is the countdown itself."""
import re
import subprocess

from harness.controls import keys, text_of
from harness.waiting import wait_until

SECRET = "secret-good"


def clipboard(kind="UTF8_STRING"):
    """What another program gets; nothing when the clipboard is empty."""
    return subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", kind], capture_output=True, text=True,
                          timeout=20).stdout


def copy(text):
    """As another program does."""
    subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True, timeout=20)


def seconds_left(window):
    """What the status bar counts; 0 when it counts no more."""
    for node in window.all():
        found = re.search(r" copied, cleared in (\d+) s", text_of(node) or "")
        if found:
            return int(found.group(1))
    return 0


def with_copied_secret(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor", secret=SECRET)
    window = desk.open()
    window.click_at("Price monitor")
    copy("what was there before")
    window.click("Copy secret")
    wait_until(lambda: clipboard() == SECRET, clipboard)
    return window


def test_a_secret_is_gone_after_the_countdown(desk):
    window = with_copied_secret(desk)
    window.says("Secret copied, cleared in")
    assert "x-kde-passwordManagerHint" in clipboard("TARGETS").split()
    assert clipboard("x-kde-passwordManagerHint") == "secret"
    first = seconds_left(window)
    assert 20 < first <= 30, first
    last = first
    while last > 3:  # and it is there until then: a person may paste it late
        now = wait_until(lambda: seconds_left(window) < last and (seconds_left(window) or -1), "the countdown stands", 5)
        assert now > 0, f"ended at {last}"
        last = now
        assert last < 3 or clipboard() == SECRET, f"gone with {last} s left"
    wait_until(lambda: seconds_left(window) == 0, "the countdown does not end", 10)
    assert clipboard() == ""
    desk.close()
    assert clipboard() == ""


def test_a_secret_is_gone_when_the_window_closes(desk):
    window = with_copied_secret(desk)
    window.says("Secret copied, cleared in")
    desk.close()
    assert clipboard() == ""


def test_a_secret_is_gone_when_it_locks(desk):
    window = with_copied_secret(desk)
    keys("ctrl+shift+l")
    window.says("Locked: tokens are forgotten")
    wait_until(lambda: clipboard() == "", clipboard)
    assert seconds_left(window) == 0


def test_what_the_person_copied_since_stays(desk):
    window = with_copied_secret(desk)
    copy("something else")
    wait_until(lambda: seconds_left(window) == 0, "the countdown goes on")
    assert clipboard() == "something else"
    desk.close()
    assert clipboard() == "something else"


def test_a_token_is_forgotten_too(desk):
    window = with_copied_secret(desk)
    window.choose("Copy token", "Token")
    window.says("Token copied, cleared in")
    wait_until(lambda: clipboard().count(".") == 2, clipboard)
    assert clipboard("x-kde-passwordManagerHint") == "secret"
    desk.close()
    assert clipboard() == ""


def test_a_client_id_is_no_secret_and_stays(desk):
    window = with_copied_secret(desk)
    window.click("Copy client ID")
    wait_until(lambda: clipboard() == "key-good", clipboard)
    wait_until(lambda: seconds_left(window) == 0, "the countdown goes on")
    assert "x-kde-passwordManagerHint" not in clipboard("TARGETS").split()
    desk.close()
