# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating a secret: it is tried first, the answer stands in the dialog, and the old one can be brought back."""
from harness.waiting import wait_until


def prepared(desk, secret="secret-old"):
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor", "Acme GmbH", "key-good", secret)
    window = desk.open()
    window.click_at("Price monitor")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    return window


def rotate(window, secret, button="Rotate"):
    window.choose("Key menu", "Rotate…")
    window.fill("New client secret", secret)
    window.click(button)


def key(desk):
    return desk.cli_json("keys", "show", "Acme GmbH/Price monitor")


def test_a_good_secret_takes_the_place_of_the_old(desk):
    window = prepared(desk)
    rotate(window, "secret-good")
    window.says("The new secret works and is in force.")
    assert key(desk)["previous_since"] is not None
    window.click("Close")
    window.gone("New client secret")
    window.click("Test now")
    window.says("The key works")
    wait_until(lambda: key(desk)["previous_since"] is None, lambda: key(desk))
    desk.cli("keys", "rotate", "--rollback", "Acme GmbH/Price monitor", code=3)


def test_a_refused_one_changes_nothing_unless_on_purpose(desk):
    window = prepared(desk, "secret-good")
    rotate(window, "mistyped")
    window.find("Rotate anyway")
    assert key(desk)["previous_since"] is None
    desk.cli("keys", "test", "Acme GmbH/Price monitor")
    window.click("Rotate anyway")
    window.says("It was not tried.")
    desk.cli("keys", "test", "Acme GmbH/Price monitor", code=5)
    window.click("Roll back")
    window.says("The earlier secret is in force again.")
    window.click("Close")
    desk.cli("keys", "test", "Acme GmbH/Price monitor")


def test_rolling_back_from_the_card(desk):
    window = prepared(desk, "secret-good")
    rotate(window, "mistyped")
    window.click("Rotate anyway")
    window.says("It was not tried.")
    window.click("Close")
    window.gone("New client secret")
    window.choose("Key menu", "Roll back to the earlier secret")
    window.says("The earlier secret is in force again.")
    window.click("Test now")
    window.says("The key works")


def test_the_old_as_a_key_of_its_own(desk):
    window = prepared(desk)
    window.choose("Key menu", "Rotate…")
    window.fill("New client secret", "secret-good")
    window.click("Keep the old secret as a key of its own", {"check box"})
    window.click("Rotate")
    window.says("The new secret works and is in force.")
    window.click("Close")
    window.find("Price monitor (old)")
    assert sorted(found["label"] for found in desk.cli_json("keys", "list")) == ["Price monitor", "Price monitor (old)"]


def test_the_typed_secret_cannot_be_read_and_an_empty_one_is_refused(desk):
    window = prepared(desk)
    window.choose("Key menu", "Rotate…")
    window.fill("New client secret", "secret-good")
    assert "secret-good" not in window.listing()
    window.fill("New client secret", "")
    window.click("Rotate")
    window.says("The client secret is empty")
    assert key(desk)["previous_since"] is None
