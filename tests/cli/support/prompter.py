#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands where the desktop's password prompt would be, and dismisses each: prompter.py

Prints a line once it is on the session's bus, and one more for every prompt. Ends with the bus or its parent.
"""
from gi.repository import Gio, GLib

INTERFACE = """<node><interface name='org.gnome.keyring.internal.Prompter'>
  <method name='BeginPrompting'><arg type='o' direction='in'/></method>
  <method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>
    <arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>
  <method name='StopPrompting'><arg type='o' direction='in'/></method>
</interface></node>"""


def answer(bus, asker, callback, method, arguments):
    """After the call that is being served has returned: the daemon does not listen before."""
    GLib.idle_add(lambda: bus.call(asker, callback, "org.gnome.keyring.internal.Prompter.Callback", method, arguments, None,
                                   Gio.DBusCallFlags.NONE, -1, None, None) and False)


def called(bus, asker, _path, _interface, method, arguments, invocation):
    callback = arguments[0]
    invocation.return_value(None)
    if method == "StopPrompting":
        answer(bus, asker, callback, "PromptDone", None)
        return
    if method == "PerformPrompt":
        print("asked", flush=True)
    reply = "no" if method == "PerformPrompt" else ""
    answer(bus, asker, callback, "PromptReady", GLib.Variant("(sa{sv}s)", (reply, {}, "")))


loop = GLib.MainLoop()
session = Gio.bus_get_sync(Gio.BusType.SESSION)
session.register_object("/org/gnome/keyring/Prompter", Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], called)
Gio.bus_own_name_on_connection(session, "org.gnome.keyring.SystemPrompter", Gio.BusNameOwnerFlags.NONE,
                               lambda *_: print("ready", flush=True), None)
session.connect("closed", lambda *_: loop.quit())
loop.run()
