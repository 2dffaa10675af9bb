# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash: moving there without a question, undo, restoring, and deleting for good with one."""
from harness.waiting import wait_until


def prepared(desk):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    desk.add_key("Nightly import")
    window = desk.open()
    window.click_at("Price monitor")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    window.choose("Key menu", "Move to trash")
    window.says("'Price monitor' moved to trash")
    return window


def active(desk):
    return sorted(key["label"] for key in desk.cli_json("keys", "list"))


def in_trash(desk):
    return sorted(key["label"] for key in desk.cli_json("keys", "list", "--trash"))


def test_undo_brings_it_back(desk):
    window = prepared(desk)
    assert active(desk) == ["Nightly import"]
    window.click("Undo")
    window.gone("Undo")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    assert active(desk) == ["Nightly import", "Price monitor"]
    window.click("Test now")
    window.says("The key works")


def test_restoring_from_the_trash(desk):
    window = prepared(desk)
    window.click_at("Acme GmbH / Price monitor")
    window.says("Its secret is still kept")
    window.click("Restore")
    window.gone("Restore")
    assert in_trash(desk) == []
    assert active(desk) == ["Nightly import", "Price monitor"]


def test_deleting_for_good_asks_and_names_what_is_lost(desk):
    window = prepared(desk)
    window.click_at("Acme GmbH / Price monitor")
    window.click("Delete for good…")
    window.says("Delete 'Price monitor' of Acme GmbH for good?")
    window.says("Nobody can bring it back")
    assert in_trash(desk) == ["Price monitor"]
    window.click("Close notice")
    assert in_trash(desk) == ["Price monitor"]
    window.click("Delete for good…")
    window.click("Yes, delete for good")
    window.gone("Acme GmbH / Price monitor")
    assert in_trash(desk) == []
    assert active(desk) == ["Nightly import"]
