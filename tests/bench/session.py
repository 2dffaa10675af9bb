# SPDX-License-Identifier: GPL-3.0-or-later
"""A display, a window manager and processes to measure in them."""
import os
import pathlib
import re
import select
import subprocess
import time


class Display:
    """An X server of its own with a window manager."""

    def __init__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24"],
                                       pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = ":" + told.readline().strip()
        self.environment = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        until(lambda: "window id" in self.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the window manager")

    def ask(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True).stdout

    def end(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(timeout=20)


def until(true, what, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise SystemExit(f"{what} did not come within {seconds} s")
        time.sleep(0.02)


class ShownWindow:
    """A program started and waited for until the window manager has taken its first window: alike for every program."""

    def __init__(self, display, command, environment=None, seconds=60):
        spy = subprocess.Popen(["xprop", "-spy", "-root", "_NET_CLIENT_LIST"], env=display.environment,
                               stdout=subprocess.PIPE)
        try:
            known = windows_in(read_line(spy, seconds))
            start = time.monotonic()
            self.process = subprocess.Popen(command, env={**display.environment, **(environment or {})},
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while not windows_in(read_line(spy, seconds)) - known:
                pass
            self.seconds = time.monotonic() - start
        finally:
            spy.terminate()
            spy.wait(timeout=20)

    def proportional_set_size(self):
        """PSS of the process and its children in KiB."""
        return sum(pss_of(pid) for pid in [self.process.pid, *children_of(self.process.pid)])

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def read_line(spy, seconds):
    if not select.select([spy.stdout], [], [], seconds)[0]:
        raise SystemExit("no window came up")
    return os.read(spy.stdout.fileno(), 65536).decode().splitlines()[-1]


def windows_in(line):
    return set(re.findall(r"0x[0-9a-f]+", line))


def pss_of(pid):
    rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", rollup, re.M).group(1))


def children_of(pid):
    return [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
