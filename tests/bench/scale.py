# SPDX-License-Identifier: GPL-3.0-or-later
"""10,000 keys in 1,000 spaces beside 10 keys in one: what the number of keys costs."""
import os
import pathlib
import sqlite3
import statistics
import subprocess
import tempfile
import time
import uuid

from session import ShownWindow

KEYS, SPACES = 10_000, 1_000


def fill(cli, keys, spaces):
    """A home whose index knows that many keys. Written straight into it: secrets are read only when they are used, so
    nothing that is measured here asks for one."""
    home = {"KEYDESK_HOME": tempfile.mkdtemp(prefix="keydesk-bench-scale-")}
    subprocess.run([cli, "spaces", "list"], env={**os.environ, **home}, check=True, stdout=subprocess.DEVNULL)
    index = sqlite3.connect(pathlib.Path(home["KEYDESK_HOME"], "keydesk.db"))
    now = int(time.time() * 1000)
    space_ids = [str(uuid.uuid4()) for _ in range(spaces)]
    with index:
        for number, space in enumerate(space_ids):
            name = f"Customer {number} GmbH"
            index.execute(
                "INSERT INTO spaces (id, name, name_folded, token_endpoint, scope, base_url, client_auth, is_sandbox) "
                "VALUES (?, ?, ?, 'https://example.com/token', 's', 'https://example.com', 'post', 0)",
                (space, name, name.casefold()))
        for number in range(keys):
            label = ["Price monitor", "Nightly import", "Repricing", "Rückläufer", "Dashboard"][number % 5] + f" {number}"
            index.execute(
                "INSERT INTO keys (id, entry_id, space_id, label, label_folded, client_id, note, stage, outcome, "
                "entry_missing, token_kept, keychain, generation, created_at, changed_at) "
                "VALUES (?, ?, ?, ?, ?, ?, '', 'active', 'works', 0, 0, 'secret-service', 1, ?, ?)",
                (str(uuid.uuid4()), str(uuid.uuid4()), space_ids[number % spaces], label, label.casefold(),
                 f"client-{number:08x}", now, now))
    index.close()
    return home


def timed(command, home):
    start = time.monotonic()
    done = subprocess.run(command, env={**os.environ, **home}, stdout=subprocess.PIPE, check=True)
    return time.monotonic() - start, done.stdout


def measure(display, folder, rounds, report):
    cli, window = str(folder / "bin" / "keydesk-cli"), [folder / "bin" / "keydesk"]
    few, many = fill(cli, 10, 1), fill(cli, KEYS, SPACES)
    up = {"few": [], "many": []}
    memory = {"few": [], "many": []}
    listed = []
    for number in range(rounds + 1):
        for name, home in (("few", few), ("many", many)):
            shown = ShownWindow(display, window, home)
            time.sleep(3)
            if number > 0:
                up[name].append(shown.seconds)
                memory[name].append(shown.proportional_set_size() / 1024)
            shown.end()
        seconds, text = timed([cli, "keys", "list", "--json"], many)
        if text.count(b'"label"') != KEYS:
            raise SystemExit("keys list does not list them all")
        listed.append(seconds)
    report.compare("window up, 10,000 keys beside 10", statistics.median(up["many"]), statistics.median(up["few"]), 2,
                   "ms", 1000)
    report.note(f"{KEYS} keys take {statistics.median(memory['many']) - statistics.median(memory['few']):.1f} MiB more "
                f"(PSS {statistics.median(memory['many']):.1f})")
    report.note(f"keys list --json of {KEYS} keys: {statistics.median(listed) * 1000:.0f} ms")
