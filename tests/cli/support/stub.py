# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of canned answers on the loopback interface: the n-th request gets the n-th answer, the last one repeats.

An answer is a file with a raw HTTP answer (line feeds in its head become CRLF; @PORT@ is the port, @LEN@ in the
head the body's length), or one of the words hang (never answers), close (closes at once), drip (a byte a second), echo (200 with
the request's head and body as text).
"""
import socket
import ssl
import threading
import time
from pathlib import Path


class Stub:
    def __init__(self, answers, certificate=None):
        """`certificate` is a PEM file with its key: the server speaks TLS then."""
        self.tls = None
        if certificate:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(certificate)
        self.answers, self.requests = answers, []
        self.lock, self.stopping = threading.Lock(), threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        self.address = f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self.accept, daemon=True).start()

    def stop(self):
        self.stopping.set()
        self.socket.close()

    def accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            with self.tls.wrap_socket(connection, server_side=True) if self.tls else connection as wire:
                with wire.makefile("rb") as reader:
                    while self.one(wire, reader):
                        pass
        except OSError:
            pass  # it went away, or did not even shake hands

    def one(self, connection, reader):
        request, size, chunked = b"", 0, False
        while line := reader.readline():
            request += line
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
            if name.lower() == b"transfer-encoding" and b"chunked" in value.lower():
                chunked = True
            if line in (b"\r\n", b"\n"):
                break
        if not request:
            return False
        if chunked:
            while (piece := int(reader.readline().split(b";")[0], 16)):
                request += reader.read(piece)
                reader.readline()
            reader.readline()
        else:
            request += reader.read(size)
        with self.lock:
            self.requests.append(request)
            answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        return self.answer(connection, request, answer)

    def answer(self, connection, request, answer):
        if answer == "close":
            return False
        if answer == "hang":
            self.stopping.wait(600)
            return False
        if answer == "drip":
            for byte in b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + b" " * 600:
                connection.sendall(bytes([byte]))
                if self.stopping.wait(1):
                    break
            return False
        if answer == "echo":
            head, body = b"HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: @LEN@", request
        else:
            head, _, body = Path(answer).read_bytes().replace(b"@PORT@", b"%d" % self.port).partition(b"\n\n")
        head = head.replace(b"@LEN@", b"%d" % len(body))
        connection.sendall(head.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n\r\n" + body)
        if b"content-length:" in head.lower():
            return True
        time.sleep(0.05)
        return False
