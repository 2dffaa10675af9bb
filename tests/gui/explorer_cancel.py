# SPDX-License-Identifier: GPL-3.0-or-later
"""Explorer: a request under way shows that it is, and can be withdrawn."""
from explorer_send import explorer
from harness.controls import keys


def test_escape_withdraws(desk):
    window = explorer(desk)
    window.fill("URL", "/sandbox/slow?seconds=60")
    keys("ctrl+Return")
    window.find("Cancel", {"push button"})
    window.find("Receiving the answer")
    keys("Escape")
    window.find("Send", {"push button"})
    window.gone("Receiving the answer")
    window.click("Send again")
    window.click("Cancel")
    window.find("Send", {"push button"})


def test_closing_its_tab_withdraws(desk):
    window = explorer(desk)
    window.fill("URL", "/sandbox/slow?seconds=60")
    keys("ctrl+Return")
    window.find("Cancel", {"push button"})
    keys("ctrl+w")
    window.find("New request", {"page tab"})
    window.gone("Cancel", {"push button"})
    desk.close()
