# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting without a display, with words, and with an index that can't be opened."""
import os
import subprocess


def keydesk(desk, *arguments, **environment):
    env = {**os.environ, **environment}
    return subprocess.run([desk.binaries / "keydesk", *arguments], capture_output=True, text=True, timeout=30,
                          env={name: value for name, value in env.items() if value is not None})


def damaged_index(desk):
    """Puts noise in the place of the index; its path and the noise."""
    index = next(path for path in desk.home.rglob("*") if path.is_file() and path.read_bytes()[:6] == b"SQLite")
    for more in index.parent.glob(index.name + "-*"):
        more.unlink()
    damaged = b"this is no database" * 400
    index.write_bytes(damaged)
    return index, damaged


def test_without_a_display_it_names_the_command_line(desk):
    ended = keydesk(desk, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert ended.returncode == 1
    assert "keydesk-cli" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_with_a_display_that_is_gone(desk):
    ended = keydesk(desk, DISPLAY=":4711", WAYLAND_DISPLAY=None)
    assert ended.returncode == 1
    assert "keydesk-cli" in ended.stderr


def test_version_help_and_mistakes(desk):
    assert keydesk(desk, "--version").stdout.startswith("keydesk ")
    assert "--run-only" in keydesk(desk, "--help").stdout
    wrong = keydesk(desk, "--nonsense")
    assert wrong.returncode == 2
    assert "--nonsense" in wrong.stderr


def test_a_damaged_index_is_rebuilt_from_the_keychain(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    index, damaged = damaged_index(desk)
    window = desk.open()
    window.click("Bring the keys back from the keychain")
    window.click_at("Price monitor")
    window.click("Test now")
    window.says("The key works")
    assert [path.read_bytes() for path in index.parent.glob(index.name + ".damaged-*")] == [damaged]


def test_a_lost_index_is_noticed_and_the_keys_come_back(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    for file in [path for path in desk.home.rglob("*") if path.is_file() and path.name.startswith("keydesk.db")]:
        file.unlink()
    window = desk.open(expect="Welcome")
    window.says("Entries of keys in the keychain that are not in this list: 1.")
    window.click("Bring the keys back")
    window.says("The keys that were in the keychain are back: 1.")
    window.click_at("Price monitor")
    window.click("Test now")
    window.says("The key works")


def test_an_index_that_is_damaged_is_said_and_left_as_it_is(desk):
    desk.cli("spaces", "add", "Acme GmbH")
    index, damaged = damaged_index(desk)
    window = desk.open()
    window.find("Try again")
    window.click("Quit")
    assert desk.window.wait(20) == 0
    assert index.read_bytes() == damaged
