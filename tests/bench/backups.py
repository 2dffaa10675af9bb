# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup of 10,000 keys in 1,000 spaces put onto a machine that never saw it, and made there again; and one key of as
many into the trash and back. They are kept in a vault file: a gnome-keyring writes its whole file anew for each entry."""
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time
import uuid

KEYS, SPACES = 10_000, 1_000
FEW = 10
SECONDS = 60  # for a restore and a backup together
PASSPHRASE = "six words that are no secret here"
AGE = pathlib.Path(__file__).resolve().parents[1] / "support" / "age-with-passphrase"


def document(keys, spaces):
    """What a backup holds, with random secrets."""
    when = "2026-01-01T00:00:00.000Z"
    names = [f"Customer {number} GmbH" for number in range(spaces)]
    return {"keydesk_backup": 1, "created_at": when,
            "spaces": [{"name": name, "token_endpoint": "https://id.example/token", "scope": "sellytics-data-api",
                        "base_url": "https://api.example/", "client_auth": "post", "sandbox": False}
                       for name in names],
            "keys": [{"id": str(uuid.uuid4()), "space": names[number % spaces], "label": f"Key {number}",
                      "client_id": f"client-{number}", "client_secret": os.urandom(16).hex(), "note": "",
                      "created_at": when, "changed_at": when} for number in range(keys)]}


class Machine:
    """A home without a keychain and with a vault file, which holds what a backup brought."""

    def __init__(self, cli, keys, spaces):
        self.cli = cli
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="keydesk-bench-backup-"))
        self.environment = {**os.environ, "KEYDESK_HOME": str(self.home / "home")}
        plain, self.backup = self.home / "plain.json", self.home / "backup.age"
        plain.write_text(json.dumps(document(keys, spaces)))
        subprocess.run([AGE, PASSPHRASE, "age", "-p", "-o", self.backup, plain], check=True, stdout=subprocess.DEVNULL)
        plain.unlink()
        self.run("vault", "create")

    def run(self, *arguments, stdin=PASSPHRASE):
        """Runs it to its end; returns (seconds, peak of its memory in MiB, what it printed)."""
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE.encode() + b"\n")
        os.close(writing)
        with open(self.home / "out", "w+b") as out:
            start = time.monotonic()
            process = subprocess.Popen([self.cli, *arguments, "--passphrase-fd", str(reading)], env=self.environment,
                                       stdin=subprocess.PIPE, stdout=out,
                                       stderr=subprocess.DEVNULL, pass_fds=[reading])
            os.close(reading)
            process.stdin.write(stdin.encode() + b"\n")
            process.stdin.close()
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.monotonic() - start
            out.seek(0)
            told = out.read()
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"keydesk-cli {' '.join(arguments)} failed")
        return seconds, used.ru_maxrss / 1024, told

    def restore(self):
        return self.run("backup", "restore", str(self.backup), "--yes")

    def create(self):
        return self.run("backup", "create", str(self.home / "again.age"))

    def listed(self):
        return json.loads(self.run("keys", "list", "--json")[2])

    def into_the_trash_and_back(self, rounds=5):
        """Median seconds of a removal and of a restore of it."""
        some = self.listed()[0]
        name = f"{some['space']}/{some['label']}"
        removed, brought_back = [], []
        for _ in range(rounds):
            removed.append(self.run("keys", "remove", name)[0])
            brought_back.append(self.run("keys", "restore", name)[0])
        return statistics.median(removed), statistics.median(brought_back)


def measure(folder, report):
    cli = str(folder / "bin" / "keydesk-cli")
    few, many = Machine(cli, FEW, 1), Machine(cli, KEYS, SPACES)
    few_restored, few_created = few.restore(), few.create()
    restored, created = many.restore(), many.create()
    if len(many.listed()) != KEYS:
        raise SystemExit("the backup did not bring them all")
    report.limit("restore and backup of 10,000 keys", restored[0] + created[0], SECONDS, "s")
    report.note(f"restore {restored[0]:.1f} s, backup {created[0]:.1f} s; of {FEW} keys {few_restored[0]:.1f} s and "
                f"{few_created[0]:.1f} s")
    report.compare("peak memory of it, beside 10 keys", max(restored[1], created[1]),
                   max(few_restored[1], few_created[1]), 1.5, "MiB")
    for what, ours, beside in zip(("into the trash", "out of it"), many.into_the_trash_and_back(),
                                  few.into_the_trash_and_back()):
        report.compare(f"a key of 10,000 {what}, beside 10", ours, beside, 1.5, "ms", 1000)
