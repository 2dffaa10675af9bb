# SPDX-License-Identifier: GPL-3.0-or-later
"""Random secrets, a server that knows them, and the hunt for them outside the keychain."""
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


def tidy_temporary_folder(desk):
    """So that what is written there can be told from other programs' files."""
    temporary = desk.folder / "tmp"
    temporary.mkdir()
    os.environ["TMPDIR"] = str(temporary)


def hunt(desk, *hidden):
    """No file that the session could have written, the logs among them, and no process's arguments or environment."""
    folders = [desk.folder, Path(os.environ["HOME"]), Path(os.environ["XDG_RUNTIME_DIR"])]
    keyring = Path(os.environ["XDG_DATA_HOME"]) / "keyrings"
    for one in hidden:
        places = places_of(one, folders, without=keyring) + processes_with(one, os.getpid())
        assert not places, f"it is in {places}"


def has_ended(program):
    """A moment later, which leaves it most of the processor."""
    try:
        program.wait(0.3)
        return True
    except subprocess.TimeoutExpired:
        return False


def watched(desk, words, stdin, *hidden, descriptor=None):
    """Runs the command line with `descriptor`'s text behind --passphrase-fd, and hunts all the while and afterwards. What
    it printed, in which nothing hidden is either."""
    handed = []
    if descriptor is not None:
        reading, writing = os.pipe()
        os.write(writing, descriptor.encode())
        os.close(writing)
        handed = [reading]
        words = [*words, "--passphrase-fd", str(reading)]
    program = subprocess.Popen([desk.binaries / "keydesk-cli", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, pass_fds=handed)
    for reading in handed:
        os.close(reading)
    program.stdin.write(stdin.encode())
    program.stdin.close()
    program.stdin = None
    while not has_ended(program):
        hunt(desk, *hidden)
    said = program.communicate()[0].decode()
    assert program.returncode == 0, f"{words}: {said}"
    for one in hidden:
        assert one not in said, words
    hunt(desk, *hidden)
    return said
