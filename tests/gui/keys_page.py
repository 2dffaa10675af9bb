# SPDX-License-Identifier: GPL-3.0-or-later
"""The Keys page: the tree, its search, the cards of key and token, the secret that is hidden."""
import subprocess

from harness.controls import keys, text_of, walk
from harness.waiting import wait_until


def prepared(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox)
    desk.add_space(sandbox, "Beta SRL")
    desk.add_key("Price monitor")
    desk.add_key("Legacy", space="Beta SRL", client_id="key-gone", secret="wrong")
    return desk.open()


def clipboard():
    run = subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, text=True, timeout=10)
    return run.stdout


def test_a_key_is_found_and_shown(desk):
    window = prepared(desk)
    window.fill("Search keys", "legacy")
    window.gone("Price monitor")
    window.click_at("Legacy")
    wait_until(lambda: "Beta SRL / Legacy" in desk.title(), lambda: desk.title())
    assert window.value("Client ID") == "key-gone"
    window.fill("Search keys", "nothing like it")
    window.says("No key matches the search.")
    window.fill("Search keys", "")
    window.find("Price monitor")


def test_a_refused_key_says_why_with_the_raw_answer_on_request(desk):
    window = prepared(desk)
    window.click_at("Legacy")
    window.click("Test now")
    window.says("failing")
    window.click("Details")
    assert "error" in window.value("Raw answer")


def test_a_token_is_fetched_counted_down_and_told_of(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    window.says("No token yet")
    window.click("Get token")
    window.says("Valid, ")
    window.says("sellytics-data-api")
    first = window.says("Valid, ")
    wait_until(lambda: window._saying("Valid, ") != first, "the countdown moves")
    window.click("Renew")
    window.says("Valid, ")


def test_a_hidden_secret_cannot_be_read(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    window.find("Show secret")
    assert all("secret-good" not in text for node in window.all() for text in (node.get_name(), text_of(node)))
    window.click("Show secret")
    wait_until(lambda: window.value("Secret") == "secret-good", lambda: window.value("Secret"))
    window.click("Hide secret")
    wait_until(lambda: "•" in window.value("Secret"), "the secret is hidden again")


def test_a_shown_secret_hides_itself(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    window.click("Show secret")
    wait_until(lambda: window.value("Secret") == "secret-good", lambda: window.value("Secret"))
    wait_until(lambda: "•" in window.value("Secret"), "the secret is hidden after 10 s", 15)


def test_a_token_is_copied_as_a_header(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    window.choose("Copy token", "Authorization header")
    window.says("Token copied, cleared in")
    assert clipboard().startswith("Authorization: Bearer ")


def test_another_program_is_noticed(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    wait_until(lambda: "Price monitor" in desk.title(), lambda: desk.title())
    desk.add_key("From the terminal")
    window.find("From the terminal")
    assert "Price monitor" in desk.title()  # the choice stays
    desk.cli("keys", "edit", "Acme GmbH/From the terminal", "--label", "Renamed")
    window.find("Renamed")
    window.gone("From the terminal")


def test_an_edited_key_keeps_its_secret(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    window.choose("Key menu", "Edit…")
    window.fill("Label", "legacy")
    window.click("Save")
    wait_until(lambda: "Acme GmbH / legacy" in desk.title(), lambda: desk.title())
    window.click("Test now")
    window.says("The key works")


def test_the_keyboard_goes_everywhere(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    keys("alt+2")
    wait_until(lambda: desk.title().startswith("Explorer"), lambda: desk.title())
    keys("alt+1")
    wait_until(lambda: desk.title().startswith("Keys"), lambda: desk.title())
    window.click("Explorer")
    wait_until(lambda: desk.title().startswith("Explorer"), lambda: desk.title())
    window.click("Keys")
    wait_until(lambda: desk.title().startswith("Keys"), lambda: desk.title())
    keys("ctrl+f")
    window.focus_is_on("Search keys")
    keys("ctrl+comma")
    window.focus_is_on("Appearance")
    keys("Escape")
    window.gone("Appearance")


def test_a_second_start_raises_the_window(desk):
    prepared(desk)
    second = subprocess.run([desk.binaries / "keydesk"], capture_output=True, text=True, timeout=20)
    assert second.returncode == 0, second.stderr
    assert "open already" in second.stderr


def test_every_control_has_a_name(desk):
    window = prepared(desk)
    window.click_at("Price monitor")
    window.find("Show secret")
    nameless = [node.get_role_name() for node in window.all()
                if node.get_role_name() in ("push button", "toggle button", "check box", "text", "combo box", "tree", "button menu")
                and not node.get_name()]
    assert nameless == [], window.listing()
    assert sum(1 for node in walk(window.application)) > 20
