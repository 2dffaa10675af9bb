# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog that adds a key: paste-to-fill, testing before saving, what is refused, what is kept."""
import json
import subprocess

from harness.controls import keys
from harness.steps import fill_key, save_key
from harness.waiting import wait_until

FORMS = {
    "JSON": json.dumps({"client_id": "key-good", "client_secret": "secret-good"}),
    "form body": "grant_type=client_credentials&client_id=key-good&client_secret=secret-good",
    "env file": "export CLIENT_ID='key-good'\nexport CLIENT_SECRET=\"secret-good\"\n",
    "named lines": "Client ID: key-good\nClient secret: secret-good\n",
    "two lines": "key-good\nsecret-good\n",
}


def opened(desk):
    desk.add_space(desk.sandbox())
    window = desk.open()
    window.click("Add API key")
    window.find("Client secret")
    return window


def labels(desk):
    return sorted(key["label"] for key in desk.cli_json("keys", "list"))


def test_pasting_fills_both_fields(desk):
    window = opened(desk)
    for field in ("Client ID", "Client secret"):
        for form, text in FORMS.items():
            window.fill("Client ID", "")
            window.fill("Client secret", "")
            window.fill(field, text)
            wait_until(lambda: window.value("Client ID") == "key-good", lambda: f"{form}: {window.value('Client ID')}")
            window.says("were taken from the pasted text")
    window.fill("Label", "Pasted")
    save_key(window)
    assert labels(desk) == ["Pasted"]
    desk.cli("keys", "test", "Acme GmbH/Pasted")


def test_pasting_from_the_clipboard_fills_both_fields(desk):
    window = opened(desk)
    subprocess.run(["xclip", "-selection", "clipboard"], input=FORMS["env file"], text=True, check=True, timeout=10)
    window.click_at("Client ID", {"text"})
    keys("ctrl+v")
    window.says("were taken from the pasted text")
    assert window.value("Client ID") == "key-good"


def test_white_space_is_trimmed_visibly(desk):
    window = opened(desk)
    window.fill("Client ID", "  key-good \n")
    window.says("Spaces or line breaks around it were removed.")
    assert window.value("Client ID") == "key-good"


def test_the_typed_secret_cannot_be_read(desk):
    window = opened(desk)
    window.fill("Client secret", "secret-good")
    assert "secret-good" not in window.listing()


def test_a_refused_key_can_be_saved_on_purpose(desk):
    window = opened(desk)
    fill_key(window, "Wrong", secret="not-the-secret")
    window.click("Save")
    window.find("Save anyway")
    assert labels(desk) == []
    window.click("Details")
    assert "error" in window.value("Raw answer")
    window.click("Save anyway")
    window.gone("Client secret")
    assert labels(desk) == ["Wrong"]


def test_a_refused_key_can_be_mended(desk):
    window = opened(desk)
    fill_key(window, "Mended", secret="not-the-secret")
    window.click("Save")
    window.find("Save anyway")
    window.fill("Client secret", "secret-good")
    save_key(window)
    assert [key["state"] for key in desk.cli_json("keys", "list")] == ["works"]


def test_empty_fields_say_so_at_their_place(desk):
    window = opened(desk)
    window.click("Save")
    for field in ("Label", "Client ID", "Client secret"):
        window.complaint(field)
    assert labels(desk) == []


def test_a_label_that_is_taken_is_refused(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open()
    window.click("Add API key")
    fill_key(window, "PRICE MONITOR")
    window.click("Save")
    window.complaint("Label")
    assert labels(desk) == ["Price monitor"]


def test_a_token_endpoint_that_is_off_is_said(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox)
    sandbox.process.terminate()
    sandbox.process.wait(10)
    window = desk.open()
    window.click("Add API key")
    fill_key(window, "Offline")
    window.click("Save")
    window.find("Save anyway")
    assert labels(desk) == []


def test_without_a_keychain_it_is_kept_for_this_run_on_purpose(desk):
    # keyring: --no-keyring
    desk.add_space(desk.sandbox())
    window = desk.open()
    window.click("Add API key")
    fill_key(window, "Just now")
    window.click("Save")
    window.click("Keep for this run only")
    window.gone("Client secret")
    window.says("kept for this run only")
    window.click("Test now")
    window.says("The key works")


def test_a_key_edited_after_its_trial_is_not_called_working(desk):
    # keyring: --no-keyring
    desk.add_space(desk.sandbox())
    window = desk.open()
    window.click("Add API key")
    fill_key(window, "Just now")
    window.click("Save")
    window.find("Keep for this run only", {"push button"})
    window.fill("Client secret", "another secret")
    window.click("Keep for this run only")
    window.gone("Client secret")
    window.says("not tried")
