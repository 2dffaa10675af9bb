# SPDX-License-Identifier: GPL-3.0-or-later
"""design: security, 'No save loses a key', for the real window: it is killed at every step of what a click saves, and the
next start finds each key as it was or as it was to become. no_save_loses_a_key does the same for the command line and
the window's core at many more moments."""
import importlib.util
import os
import signal
from pathlib import Path

from gi.repository import GLib

from harness import waiting
from harness.steps import fill_key, save_key
from harness.waiting import wait_until

spec = importlib.util.spec_from_file_location("promised_desk", Path(__file__).with_name("desk.py"))
promised = importlib.util.module_from_spec(spec)
spec.loader.exec_module(promised)

PRELOADING = ("LD_PRELOAD", "KILLER_IN_SAVE", "KILLER_AT", "KILLER_AFTER")
REFERENCE = "Acme GmbH/Price monitor"
MOST = 60  # steps of a save


def killer(desk):
    return next((desk.binaries.parent / "tests").glob("*promises_killer.so"))


def act_until_dead(desk, step, act):
    """Starts the window, which dies at that step of the save, and does `act` in it, as far as it comes. Whether it outlived
    that."""
    os.environ.update(LD_PRELOAD=str(killer(desk)), KILLER_IN_SAVE="1", KILLER_AT=str(step), KILLER_AFTER=str(step % 2))
    waiting.is_over = lambda: desk.window.poll() is not None
    try:
        window = desk.open()
        for name in PRELOADING:
            del os.environ[name]
        act(window)
        desk.window.terminate()
    except (waiting.Over, RuntimeError, GLib.Error):
        pass  # it has died, or the next line fails
    finally:
        waiting.is_over = None
        for name in PRELOADING:
            os.environ.pop(name, None)
    ended = desk.window.wait(20)
    assert ended in (0, -signal.SIGKILL), desk.log()
    return ended == 0


def at_every_step(desk, act, before, after, back):
    """Does `act` in a window that dies at its 1st, 2nd, … step, until one outlives it. After each death the key is as
    `before` or as `after`; `back` undoes the latter. How many died."""
    proof = promised.Desk(desk.binaries, "", "", desk.home)
    for step in range(1, MOST):
        outlived = act_until_dead(desk, step, act)
        found = proof.look()
        assert found["Bystander"] == ("active", "secret-good", None)
        now = found.get("Price monitor")
        assert now == after or (now == before and not outlived), f"step {step}: {now}"
        if outlived:
            return step - 1
        if now == after:
            back()
    raise AssertionError(f"no end of the save after {MOST} steps")


def prepared(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Bystander")


def purged(desk):
    desk.cli("keys", "remove", REFERENCE)
    desk.cli("keys", "purge", REFERENCE, "--yes")


def in_trash(desk):
    desk.add_key("Price monitor")
    desk.cli("keys", "remove", REFERENCE)


def selected(desk, window):
    window.click_at("Price monitor")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())


def test_while_it_adds_a_key(desk):
    prepared(desk)

    def add(window):
        window.click("Add API key")
        fill_key(window)
        save_key(window)

    deaths = at_every_step(desk, add, None, ("active", "secret-good", None), lambda: purged(desk))
    print(f"died {deaths} times while it added a key")
    assert deaths >= 4


def test_while_it_moves_a_key_to_the_trash(desk):
    prepared(desk)
    desk.add_key("Price monitor")

    def remove(window):
        selected(desk, window)
        window.choose("Key menu", "Move to trash")
        window.says("moved to trash")

    deaths = at_every_step(desk, remove, ("active", "secret-good", None),
                           ("removed", "secret-good", None),
                           lambda: desk.cli("keys", "restore", REFERENCE))
    print(f"died {deaths} times while it moved a key to the trash")
    assert deaths >= 1


def test_while_it_rotates_a_secret(desk):
    prepared(desk)
    desk.add_key("Price monitor", secret="secret-old")

    def rotate(window):
        selected(desk, window)
        window.choose("Key menu", "Rotate…")
        window.fill("New client secret", "secret-good")
        window.click("Rotate")
        window.says("The new secret works and is in force.")

    def add_again():
        purged(desk)
        desk.add_key("Price monitor", secret="secret-old")

    deaths = at_every_step(desk, rotate, ("active", "secret-old", None), ("active", "secret-good", "secret-old"), add_again)
    print(f"died {deaths} times while it rotated a secret")
    assert deaths >= 4


def test_while_it_takes_a_key_out_of_the_trash(desk):
    prepared(desk)
    in_trash(desk)

    def restore(window):
        window.click_at("Acme GmbH / Price monitor")
        window.click("Restore")
        window.gone("Restore")

    deaths = at_every_step(desk, restore, ("removed", "secret-good", None), ("active", "secret-good", None),
                           lambda: desk.cli("keys", "remove", REFERENCE))
    print(f"died {deaths} times while it took a key out of the trash")
    assert deaths >= 1


def test_while_it_deletes_a_key_for_good(desk):
    prepared(desk)
    in_trash(desk)

    def purge(window):
        window.click_at("Acme GmbH / Price monitor")
        window.click("Delete for good…")
        window.click("Yes, delete for good")
        window.gone("Acme GmbH / Price monitor")

    deaths = at_every_step(desk, purge, ("removed", "secret-good", None), None, lambda: in_trash(desk))
    print(f"died {deaths} times while it deleted a key for good")
    assert deaths >= 3
