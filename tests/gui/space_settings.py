# SPDX-License-Identifier: GPL-3.0-or-later
"""Spaces: adding one, its settings with a message at each wrong field, removing one."""
import socket
import subprocess

from harness.controls import keys
from harness.waiting import wait_until


def spaces(desk):
    return {space["name"]: space for space in desk.cli_json("spaces", "list")}


def opened(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open()
    window.click_at("Acme GmbH")
    wait_until(lambda: desk.title() == "Keys — Acme GmbH — Keydesk", lambda: desk.title())
    return window


def settings_dialog(window):
    window.click("Space settings")
    window.focus_is_on("Name")  # the card under the dialog has fields of the same names


def test_settings_are_changed(desk):
    window = opened(desk)
    settings_dialog(window)
    window.fill("Name", "Acme AG")
    window.fill("Scope", "other-scope")
    window.click("Save")
    wait_until(lambda: desk.title() == "Keys — Acme AG — Keydesk", lambda: desk.title())
    assert spaces(desk)["Acme AG"]["scope"] == "other-scope"
    window.find("Price monitor")


def test_a_wrong_field_says_so_and_nothing_is_saved(desk):
    window = opened(desk)
    before = spaces(desk)
    settings_dialog(window)
    for field, wrong in (("Token endpoint", "http://example.com/token"), ("Base URL", "example.com"), ("Name", "")):
        right = window.value(field)
        window.fill(field, wrong)
        window.click("Save")
        window.complaint(field)
        window.fill(field, right)
    window.click("Cancel")
    assert spaces(desk) == before


def test_a_space_is_added(desk):
    window = opened(desk)
    window.click("Add space")
    window.fill("Name", "Beta SRL")
    window.click("Save")
    wait_until(lambda: desk.title() == "Keys — Beta SRL — Keydesk", lambda: desk.title())
    assert spaces(desk)["Beta SRL"]["token_endpoint"].startswith("https://auth.sellytics.com/")


def test_a_name_that_is_taken_is_refused(desk):
    window = opened(desk)
    window.click("Add space")
    window.fill("Name", "ACME GMBH")
    window.click("Save")
    window.complaint("Name")
    assert list(spaces(desk)) == ["Acme GmbH"]


def test_removing_asks_and_names_what_is_lost(desk):
    window = opened(desk)
    window.click("Remove space")
    window.says("Remove the space 'Acme GmbH' with 1 key for good?")
    assert list(spaces(desk)) == ["Acme GmbH"]
    window.click("Yes, remove for good")
    wait_until(lambda: desk.title() == "Welcome — Keydesk", lambda: desk.title())
    assert spaces(desk) == {}


def test_the_token_endpoint_is_discovered(desk):
    window = opened(desk)
    before = spaces(desk)["Acme GmbH"]
    desk.cli("spaces", "edit", "Acme GmbH", "--token-endpoint", "https://auth.example.com/token")
    wrong = spaces(desk)["Acme GmbH"]
    window.says("https://auth.example.com/token")  # the card has heard of it
    settings_dialog(window)
    window.click("Discover")
    window.focus_is_on("Issuer URL")
    issuer = before["token_endpoint"].removesuffix("/protocol/openid-connect/token")
    window.fill("Issuer URL", issuer + "-tls")  # a realm that is asked over TLS only
    window.click("Find")
    window.says("There is no discovery document at")
    window.click("Details")
    assert "error" in window.value("Raw answer")
    window.fill("Issuer URL", issuer)
    keys("Return")  # finds, and does not save
    window.says("Found. It is not saved yet.")
    assert window.value("Token endpoint") == before["token_endpoint"]
    assert spaces(desk)["Acme GmbH"] == wrong
    window.click("Save")
    window.gone("Save")
    assert spaces(desk)["Acme GmbH"] == before


def test_a_discovery_is_stopped(desk):
    window = opened(desk)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings_dialog(window)
        window.click("Discover")
        window.fill("Issuer URL", f"http://127.0.0.1:{silent.getsockname()[1]}/realms/a")
        window.click("Find")
        window.says("Asking 127.0.0.1 …")
        connection, _ = silent.accept()
        connection.recv(65536)
        window.click("Stop")
        window.says("Stopped.")
        assert connection.recv(1) == b""  # withdrawn on the wire as well
        connection.close()
    window.find("Find")
    window.click("Cancel")


def test_the_network_proxy_is_chosen(desk):
    window = opened(desk)
    settings_dialog(window)
    keys("alt+p")
    window.focus_is_on("Network proxy")
    keys("End")  # by hand
    window.find("Proxy host")
    window.click("Save")
    window.says("be a network proxy")  # an empty field describes itself by its example
    window.fill("Proxy host", "proxy.example.com")
    window.click("Save")
    window.gone("Save")
    assert spaces(desk)["Acme GmbH"]["proxy"] == "http://proxy.example.com:3128"
    window.says("http://proxy.example.com:3128")
    settings_dialog(window)
    assert window.value("Proxy host") == "proxy.example.com"
    keys("alt+p")
    window.focus_is_on("Network proxy")
    keys("Home")
    window.gone("Proxy host")
    window.click("Save")
    window.gone("Save")
    assert spaces(desk)["Acme GmbH"]["proxy"] == "system"


def test_a_certificate_file_of_its_own(desk):
    file = desk.folder / "own.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                    desk.folder / "own.key", "-out", file, "-days", "2", "-subj", "/CN=own"], check=True, capture_output=True)
    window = opened(desk)
    settings_dialog(window)
    window.fill("Certificate file", str(desk.folder / "own.key"))
    window.click("Save")
    window.says("holds no certificate that can be read")
    window.fill("Certificate file", str(file))
    window.click("Save")
    window.gone("Save")
    assert spaces(desk)["Acme GmbH"]["ca_file"] == str(file)
    window.says(str(file))
    settings_dialog(window)
    assert window.value("Certificate file") == str(file)
    window.click("Choose certificate file")
    wait_until(lambda: len([one for one in window.windows() if one is not None]) > 2, "the file dialog")
    keys("Escape")
    window.fill("Certificate file", "")
    window.click("Save")
    window.gone("Save")
    assert spaces(desk)["Acme GmbH"]["ca_file"] is None
