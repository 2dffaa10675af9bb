# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what is set holds at the next start, and the folder that is named is the one in use."""
import subprocess

from gi.repository import Atspi

from harness.controls import keys
from harness.steps import tab_to
from harness.waiting import wait_until


def opened(desk, *arguments, expect="Welcome"):
    window = desk.open(*arguments, expect=expect)
    keys("ctrl+comma")
    window.focus_is_on("Appearance")
    return window


def choose(window, name, item):
    """An entry of a combo box, by the arrow keys."""
    tab_to(window, name)
    keys("Home")
    for _ in range(10):
        if shown(window, name) == item:
            return
        before = shown(window, name)
        keys("Down")
        wait_until(lambda: shown(window, name) != before, f"no '{item}' in '{name}', last '{before}'")


def shown(window, name):
    """The entry in force: Qt names a combo box by it."""
    return window.find(name, {"combo box"}).get_name()


def brightness(desk):
    """Of a corner of the window, 0 to 255."""
    frame = next(window for window in desk.controls.windows() if window.get_role_name() != "dialog")
    box = frame.get_extents(Atspi.CoordType.SCREEN)
    colour = subprocess.run(["import", "-window", "root", "-crop", f"1x1+{box.x + box.width // 2}+{box.y + box.height - 40}",
                             "-format", "%[fx:int(255*intensity)]", "info:"], capture_output=True, text=True).stdout
    return int(colour or -1)


def test_dark_and_light_hold_at_the_next_start(desk):
    window = opened(desk)
    choose(window, "Appearance", "Dark")
    keys("Escape")
    window.gone("Appearance")
    wait_until(lambda: 0 <= brightness(desk) < 100, lambda: f"brightness {brightness(desk)}")
    desk.close()
    window = opened(desk)
    wait_until(lambda: shown(window, "Appearance") == "Dark", lambda: shown(window, "Appearance"))
    choose(window, "Appearance", "Light")
    keys("Escape")
    window.gone("Appearance")
    wait_until(lambda: brightness(desk) > 180, lambda: f"brightness {brightness(desk)}")


def test_the_time_to_lock_holds_at_the_next_start(desk):
    window = opened(desk)
    assert shown(window, "Lock") == "After 15 minutes without use"
    choose(window, "Lock", "Not by itself")
    keys("Escape")
    window.gone("Appearance")
    desk.close()
    window = opened(desk)
    assert shown(window, "Lock") == "Not by itself"


def test_it_names_the_folder_and_opens_the_sandbox(desk):
    window = opened(desk)
    window.says(str(desk.home))
    window.click("Open the sandbox", {"push button"})
    wait_until(lambda: any(space["name"] == "Sandbox" for space in desk.cli_json("spaces", "list")), "no sandbox space")
