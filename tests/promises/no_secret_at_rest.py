# SPDX-License-Identifier: GPL-3.0-or-later
"""design: security, 'No secret at rest outside the keychain', for the window. A random secret
and a random token go through every flow; no file, no process, no window title and no accessible text holds either.
tests/cli/leaks.txt does the same for the command line, no_secret_at_rest_in_files.py for backups and vault files."""
import os
import secrets
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from leakhunt import Service, hunt, tidy_temporary_folder  # noqa: E402

from harness.controls import keys, text_of  # noqa: E402
from harness.waiting import wait_until  # noqa: E402


def window_titles():
    """Of every program on this display: their names and icon names, as the X server has them."""
    ids = subprocess.run(["xdotool", "search", "--name", ""], capture_output=True, text=True, timeout=20).stdout.split()
    return "".join(subprocess.run(["xprop", "-id", one], capture_output=True, text=True, timeout=20).stdout for one in ids)


def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, text=True, timeout=20).stdout


def nothing_seen(desk, service):
    """Nobody but the keychain and the program's own memory has them now."""
    for hidden in (service.secret, service.token):
        said = [text for node in desk.controls.all() for text in (node.get_name(), text_of(node), node.get_description())]
        assert not [text for text in said if text and hidden in text], "readable through the accessibility tree"
        assert hidden not in window_titles()
    nothing_kept(desk, service)


def nothing_kept(desk, service):
    hunt(desk, service.secret, service.token)


def add_key(desk, service):
    tidy_temporary_folder(desk)
    desk.cli("spaces", "add", "Acme GmbH", "--token-endpoint", service.url + "/token", "--base-url", service.url)
    window = desk.open()
    window.click("Add API key")
    window.fill("Label", "Price monitor")
    window.fill("Client ID", "demo")
    window.fill("Client secret", service.secret)
    window.click("Save")
    window.gone("Client secret")
    window.says("works")
    return window


def test_the_main_job_leaves_nothing(desk):
    service = Service()
    window = add_key(desk, service)
    nothing_seen(desk, service)
    window.click("Test now")
    window.says("The key works")
    window.click("Claims")
    window.find("Claims of the token")
    nothing_seen(desk, service)
    keys("Escape")
    window.gone("Claims of the token")
    window.click("Renew")
    nothing_seen(desk, service)
    window.click("Explore")
    wait_until(lambda: desk.title().startswith("Explorer"), lambda: desk.title())
    window.fill("URL", "/products")
    keys("ctrl+Return")
    window.says("200")
    assert service.asked == ["Bearer " + service.token]
    window.find("Headers", {"page tab"})
    nothing_seen(desk, service)
    desk.close()
    nothing_kept(desk, service)


def test_what_was_shown_and_copied_is_gone_at_the_end(desk):
    service = Service()
    window = add_key(desk, service)
    window.click("Show secret")
    wait_until(lambda: window.value("Secret") == service.secret, "the secret is shown")
    window.click("Hide secret")
    wait_until(lambda: "•" in window.value("Secret"), "the secret is hidden")
    window.click("Copy secret")
    wait_until(lambda: clipboard() == service.secret, "the secret is on the clipboard")
    kinds = subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", "TARGETS"], capture_output=True, text=True,
                           timeout=20).stdout.split()
    hint = subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", "x-kde-passwordManagerHint"],
                          capture_output=True, text=True, timeout=20).stdout
    assert "x-kde-passwordManagerHint" in kinds and hint == "secret"
    nothing_seen(desk, service)
    desk.close()
    assert service.secret not in clipboard()
    nothing_kept(desk, service)


def test_an_edited_and_trashed_key_leaves_nothing(desk):
    service = Service()
    window = add_key(desk, service)
    desk.cli("keys", "edit", "Acme GmbH/Price monitor", "--label", "Nightly import")
    window.click_at("Nightly import")
    wait_until(lambda: "Nightly import" in desk.title(), lambda: desk.title())
    window.choose("Key menu", "Move to trash")
    window.click("Undo")
    window.find("Nightly import")
    nothing_seen(desk, service)
    desk.close()
    desk.cli("keys", "remove", "Acme GmbH/Nightly import")
    desk.cli("keys", "purge", "Acme GmbH/Nightly import", "--yes")
    nothing_kept(desk, service)


def test_a_vault_leaves_nothing(desk):
    # keyring: --no-keyring
    service = Service()
    passphrase = "Vz3-" + secrets.token_urlsafe(24)
    tidy_temporary_folder(desk)
    desk.cli("spaces", "add", "Acme GmbH", "--token-endpoint", service.url + "/token", "--base-url", service.url)
    desk.cli("vault", "create", stdin=passphrase + "\n")
    window = desk.open()
    window.click("Add API key")
    window.fill("Label", "Price monitor")
    window.fill("Client ID", "demo")
    window.fill("Client secret", service.secret)
    window.click("Save")
    window.fill("Passphrase", passphrase)
    window.click("Unlock")
    window.gone("Client secret", seconds=60)
    window.says("kept in the vault file")
    nothing_seen(desk, service)
    keys("ctrl+shift+l")
    window.says("The vault file: locked")
    window.click("Show secret")
    window.fill("Passphrase", passphrase)
    window.click("Unlock")
    wait_until(lambda: window.value("Secret") == service.secret, "the secret is shown", 60)
    window.click("Hide secret")
    wait_until(lambda: "•" in window.value("Secret"), "the secret is hidden")
    nothing_seen(desk, service)
    desk.close()
    hunt(desk, service.secret, service.token, passphrase)
