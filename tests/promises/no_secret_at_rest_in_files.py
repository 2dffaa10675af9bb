# SPDX-License-Identifier: GPL-3.0-or-later
"""design: security, 'No secret at rest outside the keychain', where secrets do go into a file: backups and vault files.
Secrets, a token and passphrases, all random, go through every verb that reads or writes one; meanwhile and afterwards
nothing but the keychain has them in any form that could be read."""
import os
import secrets
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from leakhunt import Service, hunt, tidy_temporary_folder, watched  # noqa: E402
from leaks import forms_of  # noqa: E402

from harness.waiting import wait_until  # noqa: E402

KEY = "Acme GmbH/Price monitor"


def new_passphrase():
    return "Vz3-" + secrets.token_urlsafe(24) + " +/="


def add_space(desk, service):
    tidy_temporary_folder(desk)
    desk.cli("spaces", "add", "Acme GmbH", "--token-endpoint", service.url + "/token", "--base-url", service.url)


def rotated(desk, *hidden, descriptor=None):
    """A second secret that was in force and is the earlier one again."""
    fresh = "Rk5-" + secrets.token_urlsafe(24) + "+/=%"
    watched(desk, ["keys", "rotate", KEY, "--no-test"], fresh, *hidden, fresh, descriptor=descriptor)
    watched(desk, ["keys", "rotate", "--rollback", KEY], "", *hidden, fresh, descriptor=descriptor)
    return fresh


BINARY, ARMORED = ("keys.age", []), ("keys.txt", ["--armor"])


def everything_to_do_with_backups(desk, service, *hidden, forms=(BINARY, ARMORED), descriptor=None):
    passphrase = new_passphrase()
    hidden = (service.secret, service.token, passphrase, *hidden)
    for file, form in forms:
        path = str(desk.folder / file)
        watched(desk, ["backup", "create", path, *form], passphrase + "\n", *hidden, descriptor=descriptor)
        assert "Price monitor" in watched(desk, ["backup", "inspect", path], passphrase + "\n", *hidden)
        watched(desk, ["backup", "restore", path, "--dry-run", "--json"], passphrase + "\n", *hidden, descriptor=descriptor)
        watched(desk, ["keys", "remove", KEY], "", *hidden)
        watched(desk, ["spaces", "remove", "Acme GmbH", "--yes"], "", *hidden, descriptor=descriptor)
        watched(desk, ["backup", "restore", path, "--yes"], passphrase + "\n", *hidden, descriptor=descriptor)
    assert not list(desk.folder.glob(".*"))  # nothing unfinished lies about


def test_backups_of_the_command_line(desk):
    service = Service()
    add_space(desk, service)
    watched(desk, ["keys", "add", "--space", "Acme GmbH", "--label", "Price monitor", "--client-id", "demo"],
            service.secret, service.secret, service.token)
    fresh = rotated(desk, service.secret, service.token)
    assert desk.cli("token", KEY).strip() == service.token  # the keychain has it, too, from now on
    everything_to_do_with_backups(desk, service, fresh)
    assert desk.cli("token", KEY).strip() == service.token  # what came back is the secret
    hunt(desk, service.secret, service.token, fresh)


def test_a_vault_file_of_the_command_line(desk):
    # keyring: --no-keyring
    service = Service()
    add_space(desk, service)
    passphrase, later = new_passphrase(), new_passphrase()
    hidden = (service.secret, service.token, passphrase, later)
    watched(desk, ["vault", "create"], passphrase + "\n", *hidden)
    watched(desk, ["keys", "add", "--space", "Acme GmbH", "--label", "Price monitor", "--client-id", "demo"],
            service.secret, *hidden, descriptor=passphrase)
    watched(desk, ["vault", "change-passphrase"], later + "\n", *hidden, descriptor=passphrase)
    watched(desk, ["vault", "use", "keychain"], "", *hidden)
    watched(desk, ["vault", "use", "vault"], "", *hidden)
    fresh = rotated(desk, *hidden, descriptor=later)
    watched(desk, ["keys", "test", KEY], "", *hidden, fresh, descriptor=later)
    everything_to_do_with_backups(desk, service, passphrase, later, fresh, forms=[BINARY], descriptor=later)
    watched(desk, ["keys", "test", KEY], "", *hidden, fresh, descriptor=later)


def test_a_backup_of_the_window(desk):
    service, passphrase = Service(), new_passphrase()
    hidden = (service.secret, service.token, passphrase)
    add_space(desk, service)
    desk.cli("keys", "add", "--space", "Acme GmbH", "--label", "Price monitor", "--client-id", "demo", stdin=service.secret)
    file = str(desk.folder / "keys.age")
    window = desk.open()
    window.click("Settings")
    window.click("Back up keys…")
    window.fill("File", file)
    window.fill("Passphrase", passphrase)
    window.fill("The same again", passphrase)
    assert not [one for one in hidden if one in window.listing()]
    window.click("Back up")
    window.says("Backed up. Keys: 1", 60)
    hunt(desk, *hidden)
    window.click("Close")
    desk.cli("keys", "remove", KEY)
    desk.cli("keys", "purge", KEY, "--yes")
    window.click("Settings")
    window.click("Restore a backup…")
    window.fill("File", file)
    window.fill("Passphrase", passphrase)
    window.click("Open")
    window.says("To be restored: 1 of 1 keys", 60)
    hunt(desk, *hidden)
    window.click("Restore")
    window.says("Keys restored: 1.")
    assert not [one for one in hidden if one in window.listing()]
    window.click("Close")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    hunt(desk, *hidden)
    desk.close()
    hunt(desk, *hidden)
    desk.cli("keys", "test", KEY)


def test_the_hunt_finds_what_is_there(desk):
    """In each form, in a file and in what others see of a process: a hunt that finds nothing must mean something."""
    tidy_temporary_folder(desk)
    secret = new_passphrase()
    hunt(desk, secret)

    def is_found():
        try:
            hunt(desk, secret)
        except AssertionError:
            return True
        return False

    for number, form in enumerate(sorted(forms_of(secret))):
        place = [desk.folder / "tmp", desk.home, Path(os.environ["HOME"]), Path(os.environ["XDG_RUNTIME_DIR"])][number % 4]
        (place / ".hidden").write_bytes(b"before" + form + b"after")
        assert is_found(), form
        (place / ".hidden").unlink()
        assert not is_found()
    for arguments, environment in (([f"--secret={secret}"], {}), ([], {"SECRET": secret})):
        other = subprocess.Popen([sys.executable, "-c", "input()", *arguments], stdin=subprocess.PIPE,
                                 env={**os.environ, **environment})
        wait_until(is_found, "the other process is found")
        other.communicate(b"\n")
        assert not is_found()
