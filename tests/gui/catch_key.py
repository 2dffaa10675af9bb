# SPDX-License-Identifier: GPL-3.0-or-later
"""The window that catches a new key from the real clipboard while it is made on the vendor's page."""
import subprocess

from harness.controls import keys
from harness.waiting import wait_until

OPEN = "New key from the vendor…"
STORED = "Stored and proven: you may close the vendor's page."
TABLE = ("<meta charset='utf-8'><table><tr><th>Label</th><td>Price monitor</td></tr><tr><th>Client&nbsp;ID</th>"
         "<td>key-good</td></tr><tr><th>Client secret</th><td><code>secret-good</code></td></tr></table>")


def copy(text, kind="UTF8_STRING", selection="clipboard"):
    subprocess.run(["xclip", "-selection", selection, "-t", kind], input=text, text=True, check=True, timeout=10)


def clipboard(selection="clipboard"):
    run = subprocess.run(["xclip", "-selection", selection, "-o"], capture_output=True, text=True, timeout=10)
    return run.stdout


def opened(desk):
    desk.add_space(desk.sandbox())
    window = desk.open()
    window.click(OPEN)
    window.says("Waiting for the client ID and the client secret.")
    activate("New key from the vendor")
    return window


def activate(name):
    subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", name, "windowactivate", "--sync"], check=True,
                   timeout=20)


def turn_away(desk):
    """Another program's window becomes the active one."""
    desk.others.append(subprocess.Popen(["xev", "-event", "structure"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL))
    activate("Event Tester")


def stored(desk):
    return [(key["label"], key["client_id"], key["state"]) for key in desk.cli_json("keys", "list")]


def test_pieces_in_any_order_make_a_key(desk):
    window = opened(desk)
    copy("Client secret: secret-good")
    window.says("The client secret is here. Waiting for the client ID.")
    copy("Name\tPrice monitor\n")
    wait_until(lambda: window.value("Label") == "Price monitor", window.listing)
    copy('{"client_id": "key-good"}')
    window.says("All is here. Store it.")
    assert window.value("Client ID") == "key-good"
    assert "secret-good" not in window.listing()
    window.click("Store and prove")
    window.says(STORED)
    assert stored(desk) == [("Price monitor", "key-good", "works")]
    # The last copy holds no secret.
    window.gone("Clear the clipboard")
    window.click("Close")
    wait_until(lambda: desk.title() == "Keys — Acme GmbH / Price monitor — Keydesk", desk.title)


def test_an_html_table_makes_a_key_and_the_clipboard_can_be_cleared(desk):
    window = opened(desk)
    copy(TABLE, "text/html")
    window.says("All is here. Store it.")
    copy("the secret is secret-good", selection="primary")
    keys("Return")
    window.says(STORED)
    window.says("The clipboard still holds the secret.")
    window.click("Clear the clipboard")
    window.gone("Clear the clipboard")
    assert clipboard() == "" and clipboard("primary") == ""
    assert stored(desk) == [("Price monitor", "key-good", "works")]


def test_only_what_is_new_is_taken_and_only_while_it_is_active(desk):
    copy("client_id=from-before")
    window = opened(desk)
    turn_away(desk)
    copy("client_id=from-elsewhere")
    copy("client_secret=secret-good")
    activate("New key from the vendor")
    # What is on the clipboard now is taken; neither what was there before nor what came and went meanwhile.
    window.says("The client secret is here. Waiting for the client ID.")
    assert window.value("Client ID") == ""
    keys("Escape")
    window.gone("Store and prove")
    copy("client_id=too-late")
    assert stored(desk) == []


def test_what_has_no_name_can_be_swapped(desk):
    window = opened(desk)
    copy("secret-good")
    window.says("if it is in the wrong field, swap")
    copy("key-good")
    window.says("Both are here. Give the key a label and store it.")
    assert window.value("Client ID") == "secret-good"
    window.click("Swap client ID and client secret")
    wait_until(lambda: window.value("Client ID") == "key-good", window.listing)
    window.gone("Swap client ID and client secret")
    window.focus_is_on("Label")
    window.fill("Label", "Swapped")
    window.click("Store and prove")
    window.says(STORED)
    window.says("The secret was read back from the keychain and has fetched a token.")
    assert stored(desk) == [("Swapped", "key-good", "works")]


def test_a_refused_key_is_stored_on_purpose_only(desk):
    window = opened(desk)
    copy("label=Refused\nclient_id=key-good\nclient_secret=not-the-secret")
    window.says("All is here. Store it.")
    window.click("Store and prove")
    window.find("Save anyway")
    assert stored(desk) == []
    window.click("Save anyway")
    window.says("Stored, but not proven: keep the vendor's page open.")
    assert stored(desk) == [("Refused", "key-good", "refused")]
    window.click("Details")
    assert "unauthorized_client" in window.value("Raw answer")
    window.click("Try again")
    window.says("Stored, but not proven: keep the vendor's page open.")


def test_it_opens_from_the_welcome_page(desk):
    sandbox = desk.sandbox()
    window = desk.open(expect="Welcome")
    window.click(OPEN)
    window.fill("Space", "Acme GmbH")
    window.says("A new space")
    activate("New key from the vendor")
    copy("client_id=key-good&client_secret=secret-good")
    window.says("Both are here. Give the key a label and store it.")
    keys("Escape")
    window.gone("Store and prove")
    assert sandbox.process.poll() is None and desk.title().startswith("Welcome")


def test_without_a_keychain_nobody_says_that_the_page_may_be_closed(desk):
    # keyring: --no-keyring
    window = opened(desk)
    copy("label=Just now\nclient_id=key-good\nclient_secret=secret-good")
    window.says("All is here. Store it.")
    window.click("Store and prove")
    window.click("Keep for this run only")
    window.says("The key works, but is kept for this run only.")
    window.says("Keep the vendor's page open")
    assert STORED not in window.listing()
