# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window through AT-SPI, as an assistive technology does: controls are found by role and name."""
import gi

gi.require_version("Atspi", "2.0")
