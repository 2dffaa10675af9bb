# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for a condition: looked at again whenever the window says that something changed, and now and then anyway."""
import time

from gi.repository import Atspi, GLib

TICK_MS = 50
_listener = None
is_over = None  # tells that the window has ended and no wait will: for tests that kill it
focused = []  # the names of what got the focus, the newest last; items of menus are known by nothing else


class Over(Exception):
    pass


def _heard(event):
    if event.type.startswith("object:state-changed:focused") and event.detail1:
        focused.append(event.source.get_name())


def listen():
    """Makes every change of the window wake whoever waits."""
    global _listener
    _listener = Atspi.EventListener.new(_heard)
    for event in ("object:state-changed", "object:children-changed", "object:text-changed",
                  "object:property-change", "window"):
        _listener.register(event)


def wait_until(condition, what, seconds=20):
    """Returns the first true value of condition(); fails with `what` after `seconds`."""
    context = GLib.MainContext.default()
    GLib.timeout_add(TICK_MS, lambda: context.is_owner() or True)  # only wakes the context
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        except GLib.Error:  # a control went away while it was looked at
            value = None
        if value:
            return value
        if is_over and is_over():
            raise Over
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what() if callable(what) else what}")
        context.iteration(True)
        while context.iteration(False):
            pass
