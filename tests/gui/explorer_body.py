# SPDX-License-Identifier: GPL-3.0-or-later
"""Explorer: what a request carries: JSON that is put in order, text, a form, a file, headers of one's own. The sandbox
answers with what it received."""
import json

from explorer_send import explorer, open_tab
from harness.controls import keys, text_of, type_text
from harness.steps import tab_to
from harness.waiting import wait_until

KINDS = {"JSON": "j", "Text": "t", "Form": "f", "File": "End"}  # the keys that choose it


def with_body(desk, kind):
    window = explorer(desk)
    window.fill("Method", "POST")
    window.fill("URL", "/sandbox/echo")
    open_tab(window, "Body")
    keys("alt+t")
    keys(KINDS[kind])
    wait_until(lambda: window.find("Body type", {"combo box"}).get_name() == kind,
               lambda: window.find("Body type", {"combo box"}).get_name())
    return window


def received(window):
    """What the sandbox says that it was sent."""
    keys("ctrl+Return")
    window.says("200 OK")
    open_tab(window, "Raw")
    wait_until(lambda: text_of(window.find("Raw answer")).strip().endswith("}"), "the answer")
    return json.loads(text_of(window.find("Raw answer")))


def header(echo, name):
    return [value for key, value in map(tuple, echo["headers"]) if key.lower() == name.lower()]


def test_json_is_put_in_order(desk):
    window = with_body(desk, "JSON")
    window.fill("Body text", '{"b":1,"a":[1,2]}')
    window.click("Format")
    wait_until(lambda: window.value("Body text").count("\n") >= 4, lambda: window.value("Body text"))
    assert json.loads(window.value("Body text")) == {"b": 1, "a": [1, 2]}
    assert list(json.loads(window.value("Body text"))) == ["b", "a"]  # in the person's order
    echo = received(window)
    assert json.loads(echo["body"]) == {"b": 1, "a": [1, 2]}
    assert header(echo, "Content-Type") == ["application/json"]


def test_text_is_sent_as_it_is(desk):
    window = with_body(desk, "Text")
    window.fill("Body text", "über\n{ not JSON")
    echo = received(window)
    assert echo["body"] == "über\n{ not JSON"


def test_a_file_is_sent_and_its_absence_is_said(desk):
    file = desk.folder / "body.bin"
    window = with_body(desk, "File")
    window.fill("File", str(file))
    window.says("There is no such file.")
    file.write_bytes(b"\x00\xff" * 600)
    window.fill("File", "")
    window.fill("File", str(file))
    window.says("read when the request is sent")
    assert received(window)["bodySize"] == 1200


def test_headers_of_ones_own_are_sent_and_the_token_is_not_to_be_replaced(desk):
    window = explorer(desk)
    window.fill("URL", "/sandbox/echo")
    open_tab(window, "Headers")
    tab_to(window, "Request headers")
    keys("Right", "Return")
    type_text("X-Trace")
    keys("Tab")
    type_text("seven")
    keys("Return")
    echo = received(window)
    assert header(echo, "X-Trace") == ["seven"], echo


def test_a_tab_is_duplicated_with_what_it_holds(desk):
    window = with_body(desk, "Text")
    window.fill("Body text", "twice")
    keys("ctrl+d")
    wait_until(lambda: sum(node.get_name().startswith("POST echo") for node in window.all()
                           if node.get_role_name() == "page tab") == 2, window.listing)
    open_tab(window, "Body")
    assert window.value("Body text") == "twice"
    window.fill("Body text", "changed")
    keys("ctrl+shift+Tab")
    wait_until(lambda: window.value("Body text") == "twice", lambda: window.value("Body text"))
