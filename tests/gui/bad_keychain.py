# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window says when the keychain is locked, holds nothing any more, or lacks one entry; nothing is changed."""
import subprocess

from gi.repository import Gio, GLib

from harness.waiting import wait_until


def prepared(desk, *labels):
    desk.add_space(desk.sandbox())
    for label in labels:
        desk.add_key(label)


def chosen(desk, label):
    desk.controls.click_at(label)
    wait_until(lambda: label in desk.title(), lambda: desk.title())


def entries(desk):
    shown = subprocess.run(["secret-tool", "search", "--all", "server", "Keydesk"], capture_output=True, text=True)
    return {line.split(" = ")[1] for line in (shown.stdout + shown.stderr).splitlines() if "io.github.keydesk/" in line
            and line.startswith("attribute.user")}


def entry_of(desk, label):
    """The name of a key's entry in the keychain: a key that was never rotated has its own id for it."""
    return "io.github.keydesk/key/v1/" + desk.cli_json("keys", "show", f"Acme GmbH/{label}")["id"]


def hide(name):
    subprocess.run(["secret-tool", "clear", "user", name, "server", "Keydesk"], check=True)


def lock():
    """What the keyring's own program does."""
    collection = "/org/freedesktop/secrets/collection/login"
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
        GLib.Variant("(ao)", ([collection],)), None, Gio.DBusCallFlags.NONE, 20_000, None)


def test_one_entry_that_is_gone(desk):
    prepared(desk, "Gone", "Stays")
    hide(entry_of(desk, "Gone"))
    window = desk.open()
    chosen(desk, "Gone")
    window.click("Test now")
    window.says("The keychain no longer holds the secret of 'Acme GmbH/Gone'")
    wait_until(lambda: desk.cli_json("keys", "show", "Acme GmbH/Gone")["state"] == "missing", "the key is not called missing")
    chosen(desk, "Stays")
    window.click("Test now")
    window.says("The key works")
    assert sorted(key["label"] for key in desk.cli_json("keys", "list")) == ["Gone", "Stays"]


def test_all_gone_at_once_is_no_reason_to_change_anything(desk):
    prepared(desk, "One", "Two")
    before = desk.cli_json("keys", "list")
    for name in entries(desk):
        hide(name)
    assert entries(desk) == set()
    window = desk.open()
    chosen(desk, "One")
    window.click("Test now")
    window.says("none of the stored keys can be read from it")
    window.says("nothing was removed")
    window.click_at("Two")
    assert desk.cli_json("keys", "list") == before


def test_a_keyring_that_is_locked_is_said_and_asked_again_on_request(desk):
    prepared(desk, "Price monitor")
    window = desk.open()
    chosen(desk, "Price monitor")
    lock()
    window.click("Copy secret")
    window.says("The keychain is locked")
    assert desk.cli_json("keys", "list")[0]["state"] == "untested"
