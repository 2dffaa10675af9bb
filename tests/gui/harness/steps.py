# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does on several pages, in one step each."""
from gi.repository import Atspi

from harness.controls import keys, name_of
from harness.waiting import wait_until


def fill_key(window, label="Price monitor", client_id="key-good", secret="secret-good"):
    """Fills the Add API key dialog that is open."""
    window.fill("Label", label)
    window.fill("Client ID", client_id)
    window.fill("Client secret", secret)


def save_key(window):
    """Saves what the dialog holds and waits until it has closed."""
    window.click("Save")
    window.gone("Client secret")


def send_from_explorer(desk, window, address, by=None):
    """Waits for the Explorer page, sends a GET there (by the button, or as `by` does) and waits for its 200."""
    wait_until(lambda: desk.title().startswith("Explorer"), lambda: desk.title())
    window.fill("URL", address)
    (by or (lambda: window.click("Send")))()
    window.says("200")


def focused(window):
    """Names of what has the keyboard now, from the inside out."""
    return [name_of(node) for node in window.all() if node.get_state_set().contains(Atspi.StateType.FOCUSED)]


def tab_to(window, name, limit=40):
    """Presses Tab until that control has the keyboard."""
    for _ in range(limit):
        if name in focused(window):
            return
        before = focused(window)
        keys("Tab")
        wait_until(lambda: focused(window) != before, lambda: f"Tab moves nothing from {before}")
    raise AssertionError(f"Tab does not lead to '{name}'")
