# SPDX-License-Identifier: GPL-3.0-or-later
"""design: security, 'No dumps': a program that crashes with secrets in its memory leaves no core behind."""
import os
import signal
import subprocess

CORE_WRITTEN = 0x80  # wait(2): WCOREDUMP


def crash(pid):
    """Ends the process as a crash does; how the system says it ended."""
    os.kill(pid, signal.SIGSEGV)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGSEGV
    return status


def may_write_core(pid):
    limits = open(f"/proc/{pid}/limits").read()
    line = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    return line.split()[4:6] != ["0", "0"]


def test_the_window(desk):
    desk.open()
    assert not may_write_core(desk.window.pid)
    assert not crash(desk.window.pid) & CORE_WRITTEN
    desk.window.returncode = -signal.SIGSEGV


def test_the_command_line(desk):
    """Even where the person's shell would let it."""
    program = subprocess.Popen(["sh", "-c", f"ulimit -c unlimited 2>/dev/null; exec '{desk.binaries}/keydesk-cli' sandbox"],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert program.stdout.readline()  # it is up
    assert not may_write_core(program.pid)
    assert not crash(program.pid) & CORE_WRITTEN
    program.returncode = -signal.SIGSEGV
