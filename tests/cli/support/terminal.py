# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command whose standard input and error are a terminal, and types on it."""
import os
import pty
import select
import subprocess
import termios
import time


def run_in_terminal(words, typed, env, folder, limit):
    """Types a line of `typed` each time something was asked. Returns exit code, standard output, and what the terminal showed."""
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)

    def become_its_session():
        os.setsid()
        import fcntl
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(words, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, env=env, cwd=folder,
                               preexec_fn=become_its_session)
    shown, out, deadline = b"", b"", time.monotonic() + limit
    lines, answered = typed.encode().splitlines(keepends=True), 0
    while process.poll() is None and time.monotonic() < deadline:
        ready, _, _ = select.select([ours, process.stdout], [], [], 0.05)
        if ours in ready:
            shown += os.read(ours, 65536)
        if process.stdout in ready:
            out += os.read(process.stdout.fileno(), 65536)
        if shown.endswith((b": ", b"] ")) and len(shown) > answered and lines:
            os.write(ours, lines.pop(0))
            answered = len(shown)
    if process.poll() is None:
        process.kill()
        raise TimeoutError(f"it did not end; the terminal shows {shown!r}")
    out += process.stdout.read()
    while select.select([ours], [], [], 0)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        shown += piece
    if termios.tcgetattr(theirs)[3] != before[3]:
        raise ValueError("the terminal is not as it was before")
    os.close(ours)
    os.close(theirs)
    return process.returncode, out, shown
