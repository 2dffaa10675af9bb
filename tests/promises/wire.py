# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that counts every byte it is sent, certificates of an authority of its own, and a command line with one key."""
import json
import os
import re
import socket
import ssl
import subprocess
import threading
import time
import warnings
from pathlib import Path

LIMIT = 60  # seconds for one program
TOKEN = "t0ken-of-the-test"
SECRET = "Zq7-unusual-secret-of-this-test"


def answer(body, status=200, more=""):
    """A whole answer in JSON."""
    return (f"HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"{more}\r\n{body}").encode()


def granted(_request=None):
    return answer(json.dumps({"access_token": TOKEN, "token_type": "bearer", "expires_in": 3600}))


class Server:
    """On a port of its own. `reply(request)` gives the bytes, or many pieces of bytes one after another, that answer a
    request; the connection ends with them."""

    def __init__(self, reply, tls=None):
        self.reply, self.tls = reply, tls
        self.connections, self.requests = 0, []
        self.received = b""  # decrypted where there is TLS
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def url(self, path="/", host="127.0.0.1", scheme=None):
        return f"{scheme or ('https' if self.tls else 'http')}://{host}:{self.port}{path}"

    def accept(self):
        while True:
            connection, _ = self.socket.accept()
            self.connections += 1
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            with (self.tls.wrap_socket(connection, server_side=True) if self.tls else connection) as wire:
                request = self.read(wire)
                if request:
                    self.requests.append(request)
                    pieces = self.reply(request)
                    for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                        wire.sendall(piece)
        except OSError:
            pass  # it went away, or did not even shake hands

    def read(self, wire):
        request, size = b"", None
        while size is None or len(request) < size:
            piece = wire.recv(65536)
            self.received += piece
            request += piece
            if not piece:
                return b""
            head, end, _ = request.partition(b"\r\n\r\n")
            if end and size is None:
                length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
                size = len(head) + 4 + int(length[1] if length else 0)
        return request


class Certificates:
    """Made by the openssl program in `folder`."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.authority("ca")
        self.authority("stranger")
        self.signed("good", "DNS:localhost,IP:127.0.0.1", 2)
        self.signed("expired", "DNS:localhost,IP:127.0.0.1", -1)
        self.signed("elsewhere", "DNS:other.example", 2)
        self.signed("unknown", "DNS:localhost,IP:127.0.0.1", 2, "stranger")
        self.openssl("req", "-x509", *self.new("alone"), "-out", "alone.pem", "-days", "2", "-subj", "/CN=localhost",
                     "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")

    def openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, timeout=LIMIT)

    @staticmethod
    def new(name):
        return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key"]

    def authority(self, name):
        self.openssl("req", "-x509", *self.new(name), "-out", f"{name}.pem", "-subj", f"/CN=Authority {name}", "-days", "2")

    def signed(self, name, alternative, days, by="ca"):
        self.openssl("req", "-new", *self.new(name), "-out", f"{name}.csr", "-subj", f"/CN={name}", "-addext",
                     f"subjectAltName={alternative}")
        self.openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{by}.pem", "-CAkey", f"{by}.key", "-CAcreateserial",
                     "-copy_extensions", "copy", "-days", str(days), "-out", f"{name}.pem")

    def server(self, name):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context

    def old_server(self):
        """Speaks TLS 1.1 at best."""
        context = self.server("good")
        allow_old(context)
        return context


def allow_old(context):
    """TLS 1.1 at best, which Python thinks worth a warning."""
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1


class Client:
    """keydesk-cli in a home of its own."""

    def __init__(self, bin_folder, home):
        self.program = str(Path(bin_folder) / "keydesk-cli")
        self.environment = {**os.environ, "KEYDESK_HOME": str(home)}

    def start(self, *words, stdin="", into=subprocess.PIPE):
        running = subprocess.Popen([self.program, *words], env=self.environment, stdin=subprocess.PIPE, stdout=into,
                                   stderr=into)
        running.stdin.write(stdin.encode())
        running.stdin.close()
        running.stdin = None
        return running

    def run(self, *words, stdin="", code=0):
        """What it printed, on either stream; the secret never is among it."""
        running = self.start(*words, stdin=stdin)
        out, err = running.communicate(timeout=LIMIT)
        said = (out + err).decode(errors="replace")
        assert running.returncode == code, f"{words}: exit code {running.returncode}: {said[:2000]}"
        assert SECRET not in said, words
        return said

    def add_key(self, space, token_endpoint, base_url):
        """SPACE/Price"""
        self.run("spaces", "add", space, "--token-endpoint", token_endpoint, "--base-url", base_url)
        self.run("keys", "add", "--space", space, "--label", "Price", "--client-id", "demo", "--no-test", stdin=SECRET)
        return f"{space}/Price"


def until(condition, what):
    """For what another thread sees a moment later than the client did."""
    end = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.005)
