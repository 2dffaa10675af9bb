# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window needs around it: a display of its own, a window manager, the accessibility bus."""
import os
import subprocess
from pathlib import Path

from gi.repository import Gio, GLib


class Stage:
    """Started inside a private D-Bus session (tests/support/with-keyring); everything ends with close()."""

    def __init__(self, folder, size="1280x800"):
        self.folder = Path(folder)
        self.processes = []
        self.size = size

    def open(self):
        self._start_display()
        self._start("openbox", "--sm-disable")
        self._start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        self._wait_for_name("org.a11y.Bus")
        self._wait_for_window_manager()
        os.environ.update(QT_ACCESSIBILITY="1", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb",
                          NO_AT_BRIDGE="0", LC_ALL="C.UTF-8")

    def _start_display(self):
        reading, writing = os.pipe()
        self._start("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-noreset",
                    pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        os.environ["DISPLAY"] = f":{number}"

    @staticmethod
    def _wait_for_name(name, seconds=20):
        """Waits until some program owns `name` on the session bus."""
        loop = GLib.MainLoop()
        found = []
        watch = Gio.bus_watch_name(Gio.BusType.SESSION, name, Gio.BusNameWatcherFlags.NONE,
                                   lambda *_: (found.append(name), loop.quit()), None)
        timeout = GLib.timeout_add_seconds(seconds, loop.quit)
        loop.run()
        Gio.bus_unwatch_name(watch)
        if not found:
            raise RuntimeError(f"{name} did not come up")
        GLib.source_remove(timeout)

    @staticmethod
    def _wait_for_window_manager(seconds=20):
        subprocess.run(["timeout", str(seconds), "sh", "-c",
                        "until xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 0x; do sleep 0.05; done"], check=True)

    def _start(self, *command, **options):
        log = open(self.folder / (Path(command[0]).name + ".log"), "wb")
        command = ("setpriv", "--pdeathsig", "TERM", *command)  # goes with us even if we are killed
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options)
        self.processes.append(process)

    def picture(self, file):
        subprocess.run(["import", "-window", "root", str(file)], check=False, timeout=30)

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
