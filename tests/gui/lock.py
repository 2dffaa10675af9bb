# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking: by hand, with the screen, with the session; tokens and shown secrets go, the tree stays."""
import os
import threading

from gi.repository import Gio, GLib

from harness.controls import keys
from harness.waiting import wait_until

SCREEN = "org.freedesktop.ScreenSaver"
LOGIN = "org.freedesktop.login1"
SESSION_PATH = "/org/freedesktop/login1/session/_37"


def with_token(desk):
    """A window with a token in memory, a shown secret, and the secret on the clipboard."""
    desk.add_space(desk.sandbox())
    desk.add_key("Price monitor")
    window = desk.open()
    window.click_at("Price monitor")
    window.says("No token yet")
    window.click("Get token")
    window.says("Valid, ")
    window.click("Copy secret")
    window.says("Secret copied, cleared in")
    window.click("Show secret")
    wait_until(lambda: window.value("Secret") == "secret-good", lambda: window.value("Secret"))
    return window


def is_locked(window):
    window.says("tokens are forgotten")
    window.says("No token yet")
    wait_until(lambda: "•" in window.value("Secret"), lambda: window.value("Secret"))
    window.gone("Secret copied, cleared in")
    window.find("Price monitor")


def emit_until(bus, path, interface, signal, arguments, window):
    """The window listens after its first paint: said until it has heard."""
    def heard():
        bus.emit_signal(None, path, interface, signal, arguments)
        bus.flush_sync()
        return window._saying("tokens are forgotten")
    wait_until(heard, "the window locks")


def own(name):
    """Takes a name on the session bus, as the desktop's program would."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    request_name(bus, name)
    return bus


def request_name(bus, name):
    reply = bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                          GLib.Variant("(su)", (name, 4)), None, Gio.DBusCallFlags.NONE, 5000)
    assert reply.unpack() == (1,), f"{name} is taken"


def test_by_hand(desk):
    window = with_token(desk)
    keys("ctrl+shift+l")
    is_locked(window)
    window.click("Get token")
    window.says("Valid, ")


def test_by_its_button(desk):
    window = with_token(desk)
    window.click("Lock")
    is_locked(window)


def test_with_the_screen(desk):
    bus = own(SCREEN)
    window = with_token(desk)
    bus.emit_signal(None, "/org/freedesktop/ScreenSaver", SCREEN, "ActiveChanged", GLib.Variant("(b)", (False,)))
    emit_until(bus, "/org/freedesktop/ScreenSaver", SCREEN, "ActiveChanged", GLib.Variant("(b)", (True,)), window)
    is_locked(window)


def test_a_token_that_is_being_inspected_goes_too(desk):
    bus = own(SCREEN)
    window = with_token(desk)
    window.click("Claims")
    window.find("Claims of the token")
    emit_until(bus, "/org/freedesktop/ScreenSaver", SCREEN, "ActiveChanged", GLib.Variant("(b)", (True,)), window)
    window.gone("Claims of the token")
    is_locked(window)


def test_not_with_the_screen_where_that_is_switched_off(desk):
    bus = own(SCREEN)
    window = with_token(desk)
    window.click("Settings")
    window.click("Also when the screen locks or the machine sleeps", {"check box"})
    window.click("Close", {"push button"})
    bus.emit_signal(None, "/org/freedesktop/ScreenSaver", SCREEN, "ActiveChanged", GLib.Variant("(b)", (True,)))
    bus.flush_sync()
    window.click("Renew")
    window.says("Valid, ")
    assert not window._saying("tokens are forgotten")
    desk.close()
    assert "withScreen=false" in (desk.home / "settings.ini").read_text()  # and so at the next start


class Login:
    """A logind that knows one session, as far as the window asks it. Answers on a thread of its own, because the test
    waits for the window meanwhile."""

    NODE = Gio.DBusNodeInfo.new_for_xml(
        "<node><interface name='org.freedesktop.login1.Manager'><method name='GetSession'>"
        "<arg name='id' type='s' direction='in'/><arg name='path' type='o' direction='out'/></method></interface></node>")

    def __init__(self):
        self.ready = threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()
        assert self.ready.wait(20)
        os.environ.update(DBUS_SYSTEM_BUS_ADDRESS=os.environ["DBUS_SESSION_BUS_ADDRESS"], XDG_SESSION_ID="37")

    def serve(self):
        context = GLib.MainContext.new()
        context.push_thread_default()
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(os.environ["DBUS_SESSION_BUS_ADDRESS"], flags, None, None)
        self.bus.register_object("/org/freedesktop/login1", self.NODE.interfaces[0], self.called, None, None)
        request_name(self.bus, LOGIN)
        self.ready.set()
        GLib.MainLoop.new(context, False).run()

    @staticmethod
    def called(_bus, _sender, _path, _interface, _method, arguments, invocation):
        assert arguments.unpack() == ("37",)
        invocation.return_value(GLib.Variant("(o)", (SESSION_PATH,)))


def test_with_the_session(desk):
    bus = Login().bus
    window = with_token(desk)
    bus.emit_signal(None, "/org/freedesktop/login1/session/_38", LOGIN + ".Session", "Lock", None)  # another one's
    emit_until(bus, SESSION_PATH, LOGIN + ".Session", "Lock", None, window)
    is_locked(window)


def test_before_the_machine_sleeps(desk):
    bus = Login().bus
    window = with_token(desk)
    emit_until(bus, "/org/freedesktop/login1", LOGIN + ".Manager", "PrepareForSleep", GLib.Variant("(b)", (True,)), window)
    is_locked(window)
