# SPDX-License-Identifier: GPL-3.0-or-later
"""design: security, 'No secret at rest outside the keychain' and 'The clipboard forgets', for the window. A random secret
and a random token go through every flow; no file, no process, no window title and no accessible text holds either.
tests/cli/leaks.txt does the same for the command line."""
import base64
import http.server
import json
import os
import secrets
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli" / "support"))
from leaks import places_of, processes_with  # noqa: E402

from harness.controls import keys, text_of  # noqa: E402
from harness.waiting import wait_until  # noqa: E402


class Service(http.server.ThreadingHTTPServer):
    """A token endpoint that grants one token to one secret, and an API that answers every request."""

    def __init__(self):
        self.secret = "Zq7-" + secrets.token_urlsafe(24) + "+/=%"
        claims = base64.urlsafe_b64encode(json.dumps({"jti": secrets.token_hex(8)}).encode()).decode().rstrip("=")
        self.token = f"eyJhbGciOiJub25lIn0.{claims}.{secrets.token_urlsafe(24)}"
        self.asked = []
        super().__init__(("127.0.0.1", 0), Answers)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Answers(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer({"access_token": self.server.token, "token_type": "bearer", "expires_in": 3600})

    def do_GET(self):
        self.server.asked.append(self.headers["Authorization"])
        self.answer({"products": [1, 2, 3]})

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


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
    """No file that the session could have written, the logs among them, and no process's arguments or environment."""
    folders = [desk.folder, Path(os.environ["HOME"]), Path(os.environ["XDG_RUNTIME_DIR"])]
    keyring = Path(os.environ["XDG_DATA_HOME"]) / "keyrings"
    for hidden in (service.secret, service.token):
        assert not places_of(hidden, folders, without=keyring)
        assert not processes_with(hidden, os.getpid())


def add_key(desk, service):
    temporary = desk.folder / "tmp"
    temporary.mkdir()
    os.environ["TMPDIR"] = str(temporary)  # so that what is written there can be told from other programs' files
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


def test_a_copied_secret_gives_way_to_what_the_person_copied_since(desk):
    service = Service()
    window = add_key(desk, service)
    window.click("Copy secret")
    wait_until(lambda: clipboard() == service.secret, "the secret is on the clipboard")
    subprocess.run(["xclip", "-selection", "clipboard"], input="something else", text=True, check=True, timeout=20)
    window.gone("Secret copied, cleared in")
    desk.close()
    assert clipboard() == "something else"


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
    temporary = desk.folder / "tmp"
    temporary.mkdir()
    os.environ["TMPDIR"] = str(temporary)
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
    nothing_kept(desk, service)
    assert not places_of(passphrase, [desk.folder, Path(os.environ["HOME"]), Path(os.environ["XDG_RUNTIME_DIR"])])
    assert not processes_with(passphrase, os.getpid())
