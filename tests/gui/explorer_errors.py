# SPDX-License-Identifier: GPL-3.0-or-later
"""Explorer: what is out of the ordinary stands in place, in words."""
from explorer_send import explorer, open_tab, send, show
from harness.controls import keys
from harness.waiting import wait_until


def test_another_host_gets_no_token(desk):
    window = explorer(desk)
    window.fill("URL", "http://127.0.0.1:1/x")
    window.gone("no token will be sent")
    window.fill("URL", "https://nowhere.invalid/x")
    window.says("nowhere.invalid is not the host of the space 'Acme GmbH': no token will be sent.")
    keys("ctrl+Return")
    window.find("Send again", {"push button"})
    window.fill("URL", "/sandbox/echo")
    window.gone("nowhere.invalid is not the host of the space 'Acme GmbH': no token will be sent.")


def test_statuses_are_explained(desk):
    window = explorer(desk)
    send(window, "/sandbox/status/403", "403")
    window.says("The API says that this request needs the scope 'sellytics-data-api'.")
    window.click("Details")
    window.says("Request: GET /sandbox/status/403")
    window.says("Missing: nothing: the token has the scope that the API names")
    send(window, "/sandbox/status/302", "302")
    window.gone("Request: GET /sandbox/status/403")
    window.says("The answer points to http://127.0.0.1")
    window.says("Redirects are not followed")
    send(window, "/sandbox/status/429?retry-after=2", "429")
    window.says("Too many requests: the API asks to wait")
    window.says("The wait that the API asked for is over.")
    window.click("Send again")
    window.says("Too many requests: the API asks to wait")
    send(window, "/sandbox/status/503?retry-after=4000", "503")
    window.says("asks to wait 1 h 6 min")


def test_a_picture_is_shown_and_bytes_as_hex(desk):
    window = explorer(desk)
    send(window, "/sandbox/binary", "200 OK")
    window.find("Image", {"page tab"})
    open_tab(window, "Hex")
    window.says("89 50 4e 47")


def test_a_wrong_key_is_told_in_place_and_shown(desk):
    sandbox = desk.sandbox()
    desk.add_space(sandbox, "Beta")
    desk.add_key("Broken", space="Beta", secret="wrong")
    window = desk.open()
    show(desk, window)
    send(window, "/sandbox/echo", "Beta / Broken")
    window.find("Details")
    window.click("Show the key")
    wait_until(lambda: desk.title().startswith("Keys — Beta / Broken"), desk.title)


def test_a_large_answer_stays_quick(desk):
    window = explorer(desk)
    send(window, "/sandbox/products?count=50000", "200 OK")
    window.find("Answer tree", seconds=30)
    open_tab(window, "Raw")
    window.says("Only the first")
