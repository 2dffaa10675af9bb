# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault file where there is no keychain: made on purpose, asked for once, locked and unlocked. Work of a second each
(its passphrase is slow on purpose) takes longer on a busy machine, hence the seconds."""
import signal

from harness.controls import keys
from harness.steps import fill_key, tab_to
from harness.waiting import wait_until

PASSPHRASE = "open sesame"


def with_vault(desk):
    """A window in whose vault lies one key."""
    window = desk.open(expect="Welcome")
    window.click("Use a vault file…")
    window.find("File")
    window.says("nobody can bring your keys back")
    window.fill("Passphrase", PASSPHRASE)
    window.fill("The same again", PASSPHRASE)
    window.click("Make the vault file")
    window.gone("The same again", seconds=60)
    window.says("The vault file: unlocked")
    window.click("Add an API key")
    window.fill("Space", "Acme GmbH")
    fill_key(window)
    window.click("Test before saving")
    window.click("Save")
    window.gone("Client secret", seconds=60)
    window.says("kept in the vault file")
    return window


def choose_place(window, key):
    window.click("Settings")
    tab_to(window, "Secrets are kept in")
    keys(key)


def shown(window):
    window.click("Show secret")
    wait_until(lambda: window.value("Secret") == "secret-good", lambda: window.value("Secret"), 60)


def test_a_key_is_kept_locked_and_unlocked(desk):
    # keyring: --no-keyring
    window = with_vault(desk)
    shown(window)
    keys("ctrl+shift+l")
    window.says("The vault file: locked")
    wait_until(lambda: "•" in window.value("Secret"), lambda: window.value("Secret"))

    # The next need asks, in place of the person being told; wrong is said in the dialog.
    window.click("Show secret")
    window.fill("Passphrase", "open barley")
    window.click("Unlock")
    window.says("The passphrase does not open the vault file", seconds=60)
    window.fill("Passphrase", PASSPHRASE)
    window.click("Unlock")
    window.gone("Passphrase", seconds=60)
    wait_until(lambda: window.value("Secret") == "secret-good", lambda: window.value("Secret"))
    desk.close()
    assert oct((desk.home / "vault.age").stat().st_mode)[-3:] == "600"

    # The next start asks nobody; a dismissed question is said and not raised again.
    window = desk.open()
    window.says("The vault file: locked")
    window.click_at("Price monitor")
    window.click("Show secret")
    window.find("Passphrase")
    window.click("Cancel")
    window.gone("Passphrase")
    window.says("The vault file is locked.")
    window.click("The vault file: locked")
    window.click("Unlock")
    window.fill("Passphrase", PASSPHRASE)
    keys("Return")
    window.says("The vault file: unlocked", seconds=60)
    shown(window)


def test_two_passphrases_must_be_the_same(desk):
    # keyring: --no-keyring
    window = desk.open(expect="Welcome")
    window.click("Use a vault file…")
    window.click("Make the vault file")
    window.says("The passphrase is empty.")
    window.fill("Passphrase", "one")
    window.fill("The same again", "another")
    window.click("Make the vault file")
    window.says("The two passphrases are not the same.")
    window.click("Cancel")
    window.gone("The same again")
    assert not (desk.home / "vault.age").exists()


def test_it_is_chosen_in_the_settings_and_left_again(desk):
    window = desk.open(expect="Welcome")
    window.says("GNOME Keyring: unlocked")
    choose_place(window, "Down")
    window.fill("Passphrase", PASSPHRASE)
    window.fill("The same again", PASSPHRASE)
    window.click("Make the vault file")
    window.says("The vault file: unlocked", seconds=60)
    window.says("kept in the vault file, and nowhere else")
    choose_place(window, "Up")
    window.click("Close")
    window.says("GNOME Keyring: unlocked")
    assert desk.cli_json("vault", "status")["in_use"] == "keychain"


def test_a_request_asks_for_the_passphrase(desk):
    # keyring: --no-keyring
    window = with_vault(desk)
    sandbox = desk.sandbox()
    desk.cli("spaces", "edit", "Acme GmbH", "--token-endpoint", sandbox.token_endpoint, "--base-url", sandbox.base_url)
    keys("ctrl+shift+l")
    window.says("The vault file: locked")
    window.click("Explore")
    window.fill("URL", "/sandbox/echo")
    window.click("Send")
    window.find("Passphrase")
    window.click("Cancel")
    window.says("The vault file is locked.")
    window.says("The vault file: locked")
    window.click("Unlock and send")
    window.fill("Passphrase", PASSPHRASE)
    window.click("Unlock")
    window.says("200 OK", seconds=60)
    window.says("The vault file: unlocked")


def test_closing_the_window_takes_the_question_back(desk):
    # keyring: --no-keyring
    window = with_vault(desk)
    keys("ctrl+shift+l")
    window.says("The vault file: locked")
    window.click("Show secret")
    window.find("Passphrase")
    desk.window.send_signal(signal.SIGTERM)
    assert desk.window.wait(20) == 0, desk.log()


def test_the_passphrase_is_changed(desk):
    # keyring: --no-keyring
    window = with_vault(desk)
    window.click("Settings")
    window.click("Change the passphrase of the vault file…")

    # Whoever sits at an unlocked window does not know the passphrase yet.
    window.says("The vault file: locked")
    window.fill("Passphrase", PASSPHRASE)
    window.click("Unlock")
    window.find("New passphrase", seconds=60)
    window.fill("New passphrase", "open barley")
    window.says("Short: whoever gets the file may guess it")
    window.fill("The same again", "open barlye")
    window.click("Change the passphrase")
    window.says("The two passphrases are not the same.")
    window.fill("The same again", "open barley")
    window.click("Change the passphrase")
    window.says("The vault file opens with the new passphrase only.", seconds=60)
    shown(window)

    keys("ctrl+shift+l")
    window.says("The vault file: locked")
    window.click("Show secret")
    window.fill("Passphrase", PASSPHRASE)
    window.click("Unlock")
    window.says("The passphrase does not open the vault file", seconds=60)
    window.fill("Passphrase", "open barley")
    window.click("Unlock")
    window.gone("Passphrase", seconds=60)
    wait_until(lambda: window.value("Secret") == "secret-good", lambda: window.value("Secret"))


def test_the_passphrase_is_not_changed_by_who_does_not_know_it(desk):
    # keyring: --no-keyring
    window = with_vault(desk)
    before = (desk.home / "vault.age").read_bytes()
    window.click("Settings")
    window.click("Change the passphrase of the vault file…")
    window.find("Unlock")
    window.click("Cancel")
    window.says("The vault file is locked.")
    window.gone("New passphrase")
    assert (desk.home / "vault.age").read_bytes() == before


def test_it_is_made_from_the_keys_page(desk):
    # keyring: --no-keyring
    desk.cli("spaces", "add", "Acme GmbH")
    window = desk.open(expect="Keys")
    window.click("Settings")
    window.gone("Change the passphrase of the vault file…")  # there is none
    window.click("Close")
    window.click("Keychain: missing")
    window.click("Use a vault file…")
    window.fill("Passphrase", PASSPHRASE)
    window.fill("The same again", PASSPHRASE)
    window.click("Make the vault file")
    window.says("The vault file: unlocked", seconds=60)
    assert desk.cli_json("vault", "status")["in_use"] == "vault"
