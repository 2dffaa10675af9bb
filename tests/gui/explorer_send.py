# SPDX-License-Identifier: GPL-3.0-or-later
"""Explorer: a request is written, sent with a key's token, and its answer is read."""
from gi.repository import Atspi
from harness.controls import act, keys, text_of, type_text, walk
from harness.waiting import wait_until


def explorer(desk, *labels, sandbox=None):
    """The Explorer of a desk whose space 'Acme GmbH' points at a sandbox and holds `labels`."""
    sandbox = sandbox or desk.sandbox()
    desk.add_space(sandbox)
    for label in labels or ("Price monitor",):
        desk.add_key(label)
    window = desk.open()
    show(desk, window)
    # With one key there is nothing to pick.
    if len(labels) < 2:
        wait_until(lambda: key_shown(window) == "Acme GmbH / " + (labels or ("Price monitor",))[0],
                   lambda: f"the key is '{key_shown(window)}'")
    return window


def active(frame):
    return frame is not None and frame.get_state_set().contains(Atspi.StateType.ACTIVE)


def show(desk, window):
    wait_until(lambda: any(active(frame) for frame in window.windows()), "the window has the keyboard")
    keys("alt+2")
    wait_until(lambda: "Explorer" in desk.title(), lambda: f"the title is '{desk.title()}'")
    window.find("URL")


def key_shown(window):
    return text_of(window.find("Key", {"text"}))


def send(window, address, expect):
    window.fill("URL", address)
    keys("ctrl+Return")
    return window.says(expect)


def open_tab(window, name):
    act(window.find(name, {"page tab"}), ("Press",))


def test_json_is_a_tree_raw_text_and_headers(desk):
    window = explorer(desk)
    address = "/sandbox/products?count=3"
    type_text(address)  # the keyboard is where one begins to write
    # Two programs type, and the display server need not serve them in turn.
    wait_until(lambda: text_of(window.find("URL")) == address, lambda: text_of(window.find("URL")))
    keys("ctrl+Return")
    status = window.says("200 OK · ")
    assert " ms" in status or " s" in status, status
    window.find("Answer tree")
    wait_until(lambda: desk.title().startswith("Explorer — GET products"), desk.title)
    window.find("GET products", {"page tab"})
    open_tab(window, "Raw")
    wait_until(lambda: "\"" in text_of(window.find("Raw answer")), "JSON in the raw view")
    formatted = text_of(window.find("Raw answer"))
    window.click("Formatted")
    wait_until(lambda: text_of(window.find("Raw answer")) != formatted, "the text as received")
    headers = [node for node in walk(window.find("Answer")) if node.get_name() == "Headers"]
    act(headers[0], ("Press",))
    window.find("Answer headers")
    window.says("Content-Type")


def test_the_parameters_are_the_query(desk):
    window = explorer(desk)
    window.fill("URL", "/sandbox/echo?a=1&b=2%203")
    window.find("Query parameters", {"table"})
    cells = lambda: [node.get_name() for node in walk(window.find("Query parameters", {"table"}))]  # noqa: E731
    wait_until(lambda: {"a", "1", "b", "2 3"} <= set(cells()), lambda: f"cells {cells()}")
    send(window, "/sandbox/echo?a=1&b=2%203", "200 OK")
    open_tab(window, "Raw")
    window.says("b=2%203")


def test_a_body_is_checked_and_can_be_sent_as_it_is(desk):
    window = explorer(desk)
    window.fill("Method", "POST")
    window.fill("URL", "/sandbox/echo")
    open_tab(window, "Body")
    keys("alt+t")
    keys("j")
    window.fill("Body text", "{\n  \"a\": }")
    window.says("Not valid JSON at line 2, column 8")
    keys("ctrl+Return")
    window.says("The body is not valid JSON")
    window.click("Send anyway")
    window.says("200 OK")


def test_without_a_key_it_says_so(desk):
    window = explorer(desk, "Price monitor", "Nightly import")
    window.fill("URL", "/sandbox/products")
    keys("ctrl+Return")
    window.says("Pick the key to send this with.")
    keys("ctrl+e")
    type_text("nightly")
    wait_until(lambda: "nightly" in key_shown(window).lower(), lambda: key_shown(window))
    keys("Down", "Return")
    wait_until(lambda: key_shown(window) == "Acme GmbH / Nightly import", lambda: f"the key is '{key_shown(window)}'")
    keys("F5")
    window.says("200 OK")
