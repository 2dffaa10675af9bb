# SPDX-License-Identifier: GPL-3.0-or-later
"""One person's desk: a fresh home with the window, the command line and, when wanted, a sandbox."""
import json
import os
import subprocess
from pathlib import Path

from gi.repository import Atspi

from harness.controls import Controls
from harness.waiting import wait_until


class Sandbox:
    """The practice server as a process of its own."""

    def __init__(self, base_url, process):
        self.base_url = base_url
        self.token_endpoint = base_url + "/realms/sellytics/protocol/openid-connect/token"
        self.process = process


class Desk:
    def __init__(self, folder, binaries):
        self.folder = Path(folder)
        self.binaries = Path(binaries)
        self.home = self.folder / "home"
        self.home.mkdir(mode=0o700)
        os.environ["KEYDESK_HOME"] = str(self.home)
        self.window = None
        self.controls = None
        self.others = []

    def open(self, *arguments, expect="Keydesk"):
        """Starts the window and waits until it shows."""
        log = open(self.folder / "keydesk.log", "ab")
        self.window = subprocess.Popen([self.binaries / "keydesk", *arguments], stdin=subprocess.DEVNULL, stdout=log,
                                       stderr=log)
        self.controls = Controls(wait_until(self._application, "keydesk on the accessibility bus", 30))
        wait_until(lambda: expect in self.title(), lambda: f"the title is '{self.title()}'")
        return self.controls

    def _application(self):
        if self.window.poll() is not None:
            raise RuntimeError(f"keydesk ended with {self.window.returncode}: {self.log()}")
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(number)
            if app is not None and app.get_process_id() == self.window.pid and app.get_child_count() > 0:
                app.set_cache_mask(Atspi.Cache.NONE)
                return app
        return None

    def title(self):
        for window in self.controls.windows():
            if window is not None and window.get_role_name() != "dialog":
                return window.get_name()
        return ""

    def close(self):
        """Closes the window as a person does and waits for the program's end."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.window.pid), "--name", "Keydesk"],
                               capture_output=True, text=True, check=True)
        press = ["xdotool", "windowactivate", "--sync", found.stdout.split()[0], "key", "--clearmodifiers", "alt+F4"]
        subprocess.run(press, check=True)
        try:
            code = self.window.wait(5)
        except subprocess.TimeoutExpired:  # seen once in ten: openbox misses a key while it takes the keyboard anew
            subprocess.run(press, check=False, stderr=subprocess.DEVNULL)
            code = self.window.wait(20)
        assert code == 0, self.log()
        self.window = None

    def log(self):
        path = self.folder / "keydesk.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def cli(self, *arguments, stdin="", code=0):
        run = subprocess.run([self.binaries / "keydesk-cli", *arguments], input=stdin, capture_output=True, text=True,
                             timeout=60)
        assert run.returncode == code, f"keydesk-cli {arguments}: {run.returncode}\n{run.stdout}{run.stderr}"
        return run.stdout

    def cli_json(self, *arguments):
        return json.loads(self.cli(*arguments, "--json"))

    def sandbox(self):
        """A sandbox that the command line serves."""
        process = subprocess.Popen([self.binaries / "keydesk-cli", "sandbox"], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.others.append(process)
        for line in process.stdout:
            for word in line.split():
                if word.startswith("http://127.0.0.1:"):
                    address = word.rstrip(".,/")
                    return Sandbox("/".join(address.split("/")[:3]), process)
        raise RuntimeError("the sandbox did not say where it listens")

    def add_space(self, sandbox, name="Acme GmbH"):
        self.cli("spaces", "add", name, "--token-endpoint", sandbox.token_endpoint, "--base-url", sandbox.base_url)

    def add_key(self, label, space="Acme GmbH", client_id="key-good", secret="secret-good", *more):
        self.cli("keys", "add", "--space", space, "--label", label, "--client-id", client_id, "--no-test", *more,
                 stdin=secret)

    def clear(self):
        for process in [self.window, *self.others]:
            if process is not None and process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
