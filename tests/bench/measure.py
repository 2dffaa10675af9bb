# SPDX-License-Identifier: GPL-3.0-or-later
"""The four measurements. Each runs programs and peers in turn, so that a busy machine slows both."""
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

from session import ShownWindow

SETTLED = 3  # seconds after which a window has done what it does at its start


def fill(cli, home, keys, spaces):
    """Adds spaces and keys as a script would: each secret into the keyring."""
    def keydesk(*arguments, stdin=""):
        subprocess.run([cli, *arguments], input=stdin, text=True, env={**os.environ, **home}, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    for number in range(spaces):
        keydesk("spaces", "add", f"Customer {number} GmbH")
    for number in range(keys):
        purpose = ["Price monitor", "Nightly import", "Repricing", "Rückläufer", "Dashboard"][number % 5]
        keydesk("keys", "add", "--space", f"Customer {number % spaces} GmbH", "--label", f"{purpose} {number}",
                "--client-id", f"client-{number:08x}", "--no-test", stdin=f"a secret that nobody holds {number}")


def windows(display, programs, rounds, report):
    """Time until the window is up, processor time and memory. `programs`: name to (command, environment)."""
    seconds = {name: [] for name in programs}
    processor = {name: [] for name in programs}
    memory = {name: [] for name in programs}
    for number in range(rounds + 1):
        order = list(programs)
        for name in order[number % len(order):] + order[:number % len(order)]:
            command, environment = programs[name]
            window = ShownWindow(display, command, environment)
            time.sleep(SETTLED)
            if number > 0:  # the first round only fills the caches
                seconds[name].append(window.seconds)
                processor[name].append(window.processor_seconds())
                memory[name].append(window.proportional_set_size())
            window.end()
    up = {name: statistics.median(values) for name, values in seconds.items()}
    used = {name: statistics.median(values) for name, values in processor.items()}
    pss = {name: statistics.median(values) for name, values in memory.items()}
    report.compare("window up, beside a bare Qt window", up["keydesk"], up["bare"], 2.5, "ms", 1000)
    report.compare("window up, beside KeePassXC", up["keydesk"], up["keepassxc"], 1, "ms", 1000)
    report.compare("memory (PSS), beside KeePassXC", pss["keydesk"], pss["keepassxc"], 1, "MiB", 1 / 1024)
    for name in programs:
        report.note(f"{name}: up in {up[name] * 1000:.0f} ms ({min(seconds[name]) * 1000:.0f} to "
                    f"{max(seconds[name]) * 1000:.0f}), {used[name] * 1000:.0f} ms of processor time in its first "
                    f"seconds, {pss[name] / 1024:.1f} MiB")


def keepassxc():
    """KeePassXC with an empty configuration and no database."""
    home = tempfile.mkdtemp(prefix="keydesk-bench-keepassxc-")
    config = pathlib.Path(home, "keepassxc.ini")
    config.write_text("[General]\nUpdateCheckMessageShown=true\n[GUI]\nCheckForUpdates=false\n")
    return (["keepassxc", "--config", str(config), "--localconfig", str(config.with_name("local.ini"))],
            {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home})


def tokens(cli, pairs, report):
    """keydesk-cli token from the keychain's cache, beside secret-tool and curl."""
    home = tempfile.mkdtemp(prefix="keydesk-bench-token-")
    environment = {**os.environ, "KEYDESK_HOME": home}
    sandbox = subprocess.Popen([cli, "sandbox", "--json"], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        endpoint = read_json(sandbox.stdout)["token_endpoint"]

        def keydesk(*arguments, stdin=""):
            return subprocess.run([cli, *arguments], input=stdin, env=environment, capture_output=True, text=True,
                                  check=True).stdout

        keydesk("spaces", "add", "Bench", "--token-endpoint", endpoint)
        keydesk("keys", "add", "--space", "Bench", "--label", "Day", "--client-id", "key-day", stdin="secret-day")
        keydesk("token", "Bench/Day")
        if not json.loads(keydesk("token", "Bench/Day", "--json"))["cached"]:
            raise SystemExit("the second token did not come from the cache")
        subprocess.run(["secret-tool", "store", "--label=bench", "user", "bench"], input="secret-day", text=True,
                       check=True)
        peer = ("secret-tool lookup user bench | curl -sf -d grant_type=client_credentials -d client_id=key-day "
                f"-d scope=sellytics-data-api --data-urlencode client_secret@- {endpoint}")
        ours, theirs = [], []
        for _ in range(pairs + 1):
            ours.append(timed([cli, "token", "Bench/Day"], environment))
            theirs.append(timed(["sh", "-c", peer], environment))
        report.compare("token, beside secret-tool and curl", statistics.median(ours[1:]), statistics.median(theirs[1:]),
                       1.3, "ms", 1000)
        report.note(f"{pairs} pairs; keydesk-cli {min(ours) * 1000:.0f} to {max(ours) * 1000:.0f} ms, "
                    f"the peers {min(theirs) * 1000:.0f} to {max(theirs) * 1000:.0f} ms")
    finally:
        sandbox.terminate()
        sandbox.wait(timeout=20)


def read_json(lines):
    text = ""
    for line in lines:
        text += line
        try:
            return json.loads(text)
        except ValueError:
            continue
    raise SystemExit("the sandbox did not start")


def timed(command, environment):
    start = time.monotonic()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    if len(done.stdout) < 100:
        raise SystemExit(f"{command[0]} printed no token")
    return time.monotonic() - start


def search(display, program, report):
    """Each keystroke among 10,000 keys."""
    told = subprocess.run([program], env=display.environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    measured = json.loads(told)
    report.limit("a keystroke among 10,000 keys, the worst", measured["worst_ms"], 16, "ms")
    report.note(f"{measured['keystrokes']} keystrokes, median {measured['median_ms']:.1f} ms; the worst left "
                f"'{measured['worst']}' in the field")
