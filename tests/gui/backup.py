# SPDX-License-Identifier: GPL-3.0-or-later
"""Backing up in the window and restoring on a home that never saw the keys, by button and by keyboard."""
import json

from harness.controls import keys
from harness.waiting import wait_until

PASSPHRASE = "six words picked at random"


def back_up(window, file, passphrase=PASSPHRASE, again=PASSPHRASE):
    window.click("Settings")
    window.click("Back up keys…")
    window.fill("File", str(file))
    window.fill("Passphrase", passphrase)
    window.fill("The same again", again)
    window.click("Back up")


def inspected(desk, file):
    return json.loads(desk.cli("backup", "inspect", str(file), "--json", stdin=PASSPHRASE + "\n"))


def restore(window, file, passphrase=PASSPHRASE):
    window.fill("File", str(file))
    window.fill("Passphrase", passphrase)
    window.click("Open")


def test_a_backup_is_written_and_comes_back(desk):
    file = desk.folder / "keys.age"
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor", "Acme GmbH", "key-good", "secret-good")
    window = desk.open()
    back_up(window, file, "short", "other")
    window.says("Short: whoever gets the file may guess it")
    window.says("The two passphrases are not the same")
    assert not file.exists()
    window.fill("Passphrase", PASSPHRASE)
    window.fill("The same again", PASSPHRASE)
    window.click("Back up")
    window.says("Backed up. Keys: 1, spaces: 1.", 60)
    window.click("Close")
    assert [key["label"] for key in inspected(desk, file)["keys"]] == ["Price monitor"]
    assert file.stat().st_mode & 0o777 == 0o600

    # Written over only on purpose.
    back_up(window, file)
    window.says("There is a file")
    window.click("Write over it")
    window.says("Backed up. Keys: 1", 60)
    window.click("Close")

    # Nothing of the key is left here, and it comes back.
    desk.close()
    desk.cli("keys", "remove", "Acme GmbH/Price monitor")
    desk.cli("spaces", "remove", "Acme GmbH", "--yes")
    window = desk.open(expect="Welcome")
    window.click("Restore a backup")
    restore(window, file, "mistyped")
    window.says("The passphrase does not open this file", 60)
    restore(window, file)
    window.says("To be restored: 1 of 1 keys", 60)
    window.says("space is created")
    assert desk.cli_json("keys", "list") == []
    window.click("Restore")
    window.says("Keys restored: 1.")
    window.click("Close")
    wait_until(lambda: desk.title().startswith("Keys"), lambda: desk.title())
    desk.cli("keys", "test", "Acme GmbH/Price monitor")


def test_a_newer_secret_here_is_replaced_only_when_ticked(desk):
    file = desk.folder / "keys.age"
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor", "Acme GmbH", "key-good", "secret-good")
    window = desk.open()
    back_up(window, file)
    window.says("Backed up. Keys: 1", 60)
    window.click("Close")
    desk.cli("keys", "rotate", "--no-test", "Acme GmbH/Price monitor", stdin="secret-newer")
    window.click("Settings")
    window.click("Restore a backup…")
    restore(window, file)
    window.says("stays: the secret here is newer", 60)
    window.says("To be restored: 0 of 1 keys")
    window.click_at("Acme GmbH/Price monitor")
    keys("space")
    window.says("ours is kept as the earlier one")
    window.click("Restore")
    window.says("Keys restored: 1.")
    window.click("Close")
    assert desk.cli_json("keys", "show", "Acme GmbH/Price monitor")["previous_since"] is not None
    desk.cli("keys", "test", "Acme GmbH/Price monitor")
