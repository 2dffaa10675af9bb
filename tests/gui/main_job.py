# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, whole, by clicking in a fresh home with a keyring: a key is stored, becomes a token, a request is answered."""
from harness.controls import keys
from harness.steps import fill_key, save_key, send_from_explorer
from harness.waiting import wait_until


def test_with_the_sandbox_inside(desk):
    window = desk.open(expect="Welcome")
    window.click("Open the sandbox")
    send_from_explorer(desk, window, "/sandbox/products?count=3")
    window.find("Sandbox open")
    desk.close()


def test_with_a_key_of_ones_own(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox)
    window = desk.open()
    window.click("Add API key")
    fill_key(window)
    save_key(window)
    wait_until(lambda: "Acme GmbH / Price monitor" in desk.title(), lambda: desk.title())

    stored = desk.cli_json("keys", "list")
    assert [(key["space"], key["label"], key["state"]) for key in stored] == [("Acme GmbH", "Price monitor", "works")]
    assert desk.cli("token", "Acme GmbH/Price monitor").strip()

    window.click("Test now")
    window.says("The key works")
    window.says("left")
    window.click("Explore")
    send_from_explorer(desk, window, "/sandbox/products?count=3", by=lambda: keys("ctrl+Return"))

    keys("alt+1")
    wait_until(lambda: desk.title().startswith("Keys"), lambda: desk.title())
    desk.close()
    desk.open(expect="Acme GmbH / Price monitor")  # comes back as it was left


def test_nothing_of_the_secret_is_below_the_home(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox)
    window = desk.open()
    window.click("Add API key")
    fill_key(window)
    save_key(window)
    desk.close()
    for path in desk.home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for form in ("utf-8", "utf-16-le", "utf-16-be"):
                assert "secret-good".encode(form) not in data, path
