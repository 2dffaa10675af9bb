# SPDX-License-Identifier: GPL-3.0-or-later
"""A home with an index and a real keyring, the two programs that work in it, and what is true of it."""
import base64
import json
import os
import select
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

from gi.repository import Gio, GLib

KEY = "io.github.keydesk/key/v1/"
MANIFEST = "io.github.keydesk/manifest/v1"
SECRETS = "org.freedesktop.secrets"
OPERATIONS = ["add", "edit", "rotate", "remove", "restore", "purge"]
LIMIT = 60  # seconds for one program


class Keyring:
    """The Secret Service of this session, looked at without Keydesk."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.session = self.call("/org/freedesktop/secrets", "Service", "OpenSession",
                                 GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))))[1]

    def call(self, path, interface, method, arguments):
        return self.bus.call_sync(SECRETS, path, f"org.freedesktop.Secret.{interface}", method, arguments, None,
                                  Gio.DBusCallFlags.NONE, LIMIT * 1000, None).unpack()

    def entries(self):
        """{entry name: bytes} of all that is Keydesk's."""
        paths = self.call("/org/freedesktop/secrets", "Service", "SearchItems",
                          GLib.Variant("(a{ss})", ({"server": "Keydesk"},)))[0]
        found = {}
        for path in paths:
            attributes = self.bus.call_sync(
                SECRETS, path, "org.freedesktop.DBus.Properties", "Get",
                GLib.Variant("(ss)", ("org.freedesktop.Secret.Item", "Attributes")), None,
                Gio.DBusCallFlags.NONE, LIMIT * 1000, None).unpack()[0]
            value = self.call(path, "Item", "GetSecret", GLib.Variant("(o)", (self.session,)))[0][2]
            assert attributes["user"] not in found, f"{attributes['user']} is there twice"
            found[attributes["user"]] = base64.b64decode(bytes(value))
        return found

    def delete(self, entry):
        """As a person does in a program for keyrings."""
        path, = self.call("/org/freedesktop/secrets", "Service", "SearchItems",
                          GLib.Variant("(a{ss})", ({"user": KEY + entry},)))[0]
        self.call(path, "Item", "Delete", None)


class VaultFile:
    """A vault file, looked at without Keydesk: by the age program."""

    def __init__(self, path):
        self.path = path

    def entries(self):
        plain = self.path.with_suffix(".plain")
        with_passphrase = Path(__file__).resolve().parents[1] / "support" / "age-with-passphrase"
        subprocess.run([with_passphrase, "open sesame", "age", "-d", "-o", plain, self.path], check=True, timeout=LIMIT,
                       stdout=subprocess.DEVNULL)
        vault = json.loads(plain.read_text())
        plain.unlink()
        assert vault["keydesk_vault"] == 1
        return {name: base64.b64decode(value) for name, value in vault["entries"].items()}


class Desk:
    def __init__(self, bin_folder, worker, killer, home, keyring=None):
        self.cli = str(Path(bin_folder) / "keydesk-cli")
        self.worker = str(worker)
        self.killer = str(killer)
        self.home = Path(home)
        self.environment = {**os.environ, "KEYDESK_HOME": str(home), "QT_NO_GLIB": ""}
        self.environment.pop("QT_NO_GLIB")
        self.keyring = keyring or Keyring()

    def words(self, program, verb, *rest):
        """A command line of `verb` for either program; both take the same words."""
        if program == "window":
            return [self.worker, verb, *rest]
        return [self.cli, *{
            "add": lambda space, label, client: ["keys", "add", "--space", space, "--label", label, "--client-id", client,
                                                 "--no-test"],
            "edit": lambda reference, label: ["keys", "edit", reference, "--label", label],
            "rotate": lambda reference: ["keys", "rotate", reference, "--no-test"],
            "remove": lambda reference: ["keys", "remove", reference],
            "restore": lambda reference: ["keys", "restore", reference],
            "purge": lambda reference: ["keys", "purge", reference, "--yes"],
            "roll-back": lambda reference: ["keys", "rotate", "--rollback", reference],
            "remove-space": lambda space: ["spaces", "remove", space, "--yes"],
        }[verb](*rest)]

    def start(self, words, secret="", **killing):
        """Starts a program with the killer in it; its pipe of news is `program.news`."""
        news, told = os.pipe()
        environment = {**self.environment, "LD_PRELOAD": self.killer, "KILLER_TELLS": str(told),
                       **{name: str(value) for name, value in killing.items()}}
        program = subprocess.Popen(words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, pass_fds=[told])
        os.close(told)
        program.news = news
        program.stdin.write(secret.encode())
        program.stdin.close()
        program.stdin = None
        return program

    @staticmethod
    def ended(program, failures=()):
        """(killed or one of the `failures`, what it told, what it said)"""
        _, said = program.communicate(timeout=LIMIT)
        told = os.read(program.news, 100)
        os.close(program.news)
        assert program.returncode in (0, *failures, -signal.SIGKILL), f"{program.args}: {program.returncode}: {said}"
        return program.returncode != 0, told, said.decode()

    def run(self, words, secret=""):
        done = subprocess.run(words, env=self.environment, input=secret.encode(), capture_output=True, timeout=LIMIT)
        assert done.returncode == 0, f"{words}: {done.stderr.decode()}"
        return done.stdout.decode()

    def kill_after(self, program, seconds):
        """Kills `seconds` after the save has begun; true when it had not ended by then."""
        ready, _, _ = select.select([program.news], [], [], LIMIT)
        assert ready, f"{program.args} never began"
        told = os.read(program.news, 100)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pass  # shorter than what a sleep can be trusted with
        program.kill()
        _, more, _ = self.ended(program)
        return b"b" in told + more and b"e" not in told + more

    def next_start(self):
        """Lets the next program finish what a killed one left."""
        self.run([self.cli, "keys", "list"])

    def look(self, deleted=()):
        """{label: (stage, secret in force, secret kept)} after the next start, once all that must hold was checked. The
        secret is None of an entry that was `deleted` behind Keydesk's back."""
        self.next_start()
        with sqlite3.connect(self.home / "keydesk.db") as index:
            assert index.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            rows = index.execute("SELECT id, entry_id, stray_entry_id, previous_entry_id, label, stage FROM keys").fetchall()
        index.close()
        entries = self.keyring.entries()
        held = {name[len(KEY):]: json.loads(value) for name, value in entries.items() if name.startswith(KEY)}
        listed = json.loads(entries[MANIFEST])["ids"] if MANIFEST in entries else []
        known = [entry for row in rows for entry in row[1:4] if entry and entry not in deleted]
        assert sorted(known) == sorted(held), f"index {sorted(known)}\nkeyring {sorted(held)}"
        assert set(known) <= set(listed), "the manifest lacks an entry"
        found = {}
        for key, entry, stray, previous, label, stage in rows:
            assert stage in ("active", "removed") and stray is None, (label, stage, stray)
            of = {part: held.get(part) for part in (entry, previous)}
            for part in filter(None, of.values()):
                assert part["id"] == key, (label, part["label"])
            assert not of[entry] or of[entry]["label"] == label
            found[label] = (stage, *(of[part] and of[part]["client_secret"] for part in (entry, previous)))
        return found


class VaultDesk(Desk):
    """A home whose secrets are in a vault file. One program stands for both: only it may make a vault that is quick to open."""

    def __init__(self, bin_folder, worker, killer, home):
        super().__init__(bin_folder, worker, killer, home, VaultFile(Path(home) / "vault.age"))

    def words(self, program, verb, *rest):
        return [self.worker, verb, *rest]

    def next_start(self):
        self.run([self.worker, "start"])


class Subject:
    """A key that goes through all operations in turn, and what may be true of it."""

    def __init__(self, desk, label):
        self.desk = desk
        self.labels = [label, label + " renamed"]
        self.states = [None]  # None: no such key; else label, stage, secret, kept secret

    def state(self):
        return self.states[-1]

    def seen(self, found):
        present = [label for label in self.labels if label in found]
        assert len(present) <= 1, f"{present} are both there"
        return (present[0], *found[present[0]]) if present else None

    def words_of(self, operation, program):
        """The command line, the secret on its standard input, and the state that it leads to."""
        state = self.state()
        reference = state and f"Acme/{state[0]}"
        label, stage, secret, kept = state or (self.labels[0], "active", None, None)
        words = lambda *rest: self.desk.words(program, operation, *rest)  # noqa: E731
        if operation == "add":
            return words("Acme", label, "client"), "secret 1", (label, "active", "secret 1", None)
        if operation == "edit":
            other = self.labels[1 - self.labels.index(label)]
            return words(reference, other), "", (other, stage, secret, kept)
        if operation == "rotate":
            fresh = f"secret {int(secret.split()[1]) + 1}"
            return words(reference), fresh, (label, stage, fresh, kept or secret)
        if operation == "purge":
            return words(reference), "", None
        return words(reference), "", (label, "removed" if operation == "remove" else "active", secret, kept)

    def bring_to(self, operation):
        """Makes the key what `operation` begins with."""
        state = self.state()
        wanted = {"add": None, "restore": "removed", "purge": "removed"}.get(operation, "active")
        while (self.state() and self.state()[1]) != wanted:
            state = self.state()
            self.complete("add" if not state else "restore" if state[1] == "removed" and wanted == "active"
                          else "purge" if state[1] == "removed" else "remove")

    def complete(self, operation):
        words, secret, after = self.words_of(operation, "cli")
        self.desk.run(words, secret)
        self.states = [after]

    def check(self, found, before, after):
        now = self.seen(found)
        assert now in (before, after), f"was {before}, was to be {after}, is {now}"
        self.states = [now]
        return now == after
