# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls of the window by role and accessible name."""
import subprocess

from gi.repository import Atspi, GLib

from harness import waiting
from harness.waiting import wait_until

BUTTONS = {"push button", "toggle button", "radio button", "check box", "push button menu", "menu item", "button menu"}
FIELDS = {"text", "password text", "entry", "combo box", "editbar"}


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def enabled(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.ENABLED) and states.contains(Atspi.StateType.SENSITIVE)


def walk(node):
    """Every control below `node` that shows, the node first."""
    yield node
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None and showing(child):
            yield from walk(child)


def name_of(node):
    """The accessible name. Qt calls a combo box by its current text on Linux: there the label beside it is the name."""
    if node.get_role_name() == "combo box":
        for relation in node.get_relation_set():
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
                return relation.get_target(0).get_name()
    return node.get_name()


def text_of(node):
    """The text of a field, or the name of anything else."""
    if node.get_text_iface() is None:
        return node.get_name()
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


class Controls:
    """Looks into one application; every look is a new one."""

    def __init__(self, application):
        self.application = application

    def windows(self):
        app = self.application
        return [app.get_child_at_index(i) for i in range(app.get_child_count())]

    def all(self):
        for window in reversed(self.windows()):  # a dialog before what lies under it
            if window is not None and showing(window):
                yield from walk(window)

    def seen(self, name, roles=None):
        """The first control of that name that shows, or None."""
        try:
            for node in self.all():
                if name_of(node) == name and (roles is None or node.get_role_name() in roles):
                    return node
        except GLib.Error:
            pass
        return None

    def find(self, name, roles=None, seconds=20):
        return wait_until(lambda: self.seen(name, roles), lambda: f"'{name}' among\n{self.listing()}", seconds)

    def gone(self, name, roles=None, seconds=20):
        wait_until(lambda: self.seen(name, roles) is None, f"'{name}' still shows", seconds)

    def says(self, words, seconds=20):
        """Waits until some control shows text that holds `words`; returns that text."""
        return wait_until(lambda: self._saying(words), lambda: f"'{words}' among\n{self.listing()}", seconds)

    def _saying(self, words):
        for node in self.all():
            for text in (node.get_name(), text_of(node)):
                if words in (text or ""):
                    return text
        return None

    def click(self, name, roles=BUTTONS, seconds=20):
        """Presses a button as soon as it shows and is enabled."""
        def ready():
            node = self.seen(name, roles)
            return node if node is not None and enabled(node) else None

        node = wait_until(ready, lambda: f"a button '{name}' among\n{self.listing()}", seconds)
        if not act(node, ("Press", "Toggle", "Trigger")):
            press_at(node)  # a menu button: its action would not return before the menu has closed
        return node

    def choose(self, menu, item):
        """Opens the menu of a button and walks to the item by keyboard: Qt's menus are not among an application's windows."""
        self.click(menu)
        for _ in range(12):
            before = len(waiting.focused)
            keys("Down")
            wait_until(lambda: len(waiting.focused) > before, f"the menu '{menu}' does not open")
            if waiting.focused[-1] == item:
                keys("Return")
                return
        raise AssertionError(f"no '{item}' in the menu '{menu}': {waiting.focused[-12:]}")

    def click_at(self, name, roles=None, seconds=20):
        """Clicks with the mouse where the control is: for rows of a tree, which have no action."""
        press_at(self.find(name, roles, seconds))

    def fill(self, name, text, seconds=20):
        """Puts `text` into a field in one go, as pasting does."""
        node = self.find(name, FIELDS, seconds)
        if node.get_editable_text_iface() is None:  # an editable combo box holds its field as a child
            node = next(child for child in walk(node) if child.get_editable_text_iface() is not None)
        Atspi.EditableText.set_text_contents(node, text)

    def value(self, name, seconds=20):
        return text_of(self.find(name, FIELDS, seconds))

    def focus_is_on(self, name):
        """Waits until the control has the keyboard."""
        wait_until(lambda: self.find(name, FIELDS).get_state_set().contains(Atspi.StateType.FOCUSED),
                   f"'{name}' does not get the focus")

    def complaint(self, name):
        """Waits until the field describes what is wrong with it; returns that text."""
        return wait_until(lambda: self.find(name, FIELDS).get_description(), f"'{name}' says nothing")

    def listing(self):
        lines = []
        for node in self.all():
            name = node.get_name()
            text = text_of(node)
            if name or text:
                lines.append(f"  {node.get_role_name()} '{name}'" + (f" = '{text[:80]}'" if text != name else ""))
        return "\n".join(lines)


def press_at(node):
    """Clicks where the control is."""
    box = node.get_extents(Atspi.CoordType.SCREEN)
    subprocess.run(["xdotool", "mousemove", str(box.x + min(box.width // 2, 60)), str(box.y + box.height // 2), "click", "1"],
                   check=True)


def act(node, names):
    """Does the first action of these names; False when the control has none. What it answers is not looked at: a busy
    window may do it and answer too late, and a second press would do it again."""
    for wanted in names:
        for number in range(Atspi.Action.get_n_actions(node)):
            if Atspi.Action.get_action_name(node, number).lower() == wanted.lower():
                Atspi.Action.do_action(node, number)
                return True
    return False


def keys(*combination):
    """Presses keys in the window that has the focus: keys('alt+2')."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *combination], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "2", text], check=True)
