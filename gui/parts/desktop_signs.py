"""Hears from a Linux desktop that the computer is about to sleep, or that its screen was locked.

The desktop tells it on its bus, which is a file on this computer: an address of any other kind is not opened.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

SYSTEM_BUS: Final = "unix:path=/run/dbus/system_bus_socket"
SIGNS: Final = (
    ("system", "org.freedesktop.login1.Manager", "PrepareForSleep", "on_state(bool)"),
    ("system", "org.freedesktop.login1.Session", "Lock", "on_lock()"),
    ("session", "org.freedesktop.ScreenSaver", "ActiveChanged", "on_state(bool)"),
    ("session", "org.gnome.ScreenSaver", "ActiveChanged", "on_state(bool)"),
    ("session", "org.cinnamon.ScreenSaver", "ActiveChanged", "on_state(bool)"),
    ("session", "org.mate.ScreenSaver", "ActiveChanged", "on_state(bool)"),
)
"""Which bus, who tells it, what is told, and which slot hears it. Others may tell the same: then a case is locked."""


class DesktopSigns(QObject):
    """Says that nobody will be there; where there is no such desktop it says nothing."""

    away = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin deaf: nothing is listened to before `listen`."""
        super().__init__(parent)
        self.is_listening = False

    def listen(self) -> None:
        """Listen to the buses that are files of this computer; a second time nothing happens."""
        if self.is_listening or not sys.platform.startswith("linux"):
            return
        self.is_listening = True
        buses = dict(_buses())
        for name, interface, sign, slot in SIGNS:
            if name in buses:
                buses[name].connect("", "", interface, sign, self, SLOT(slot))

    @Slot(bool)
    def on_state(self, begins: bool) -> None:
        """Take it that somebody goes, and not that somebody comes."""
        if begins:
            self.away.emit()

    @Slot()
    def on_lock(self) -> None:
        """Take it that somebody goes."""
        self.away.emit()


def is_local(address: str) -> bool:
    """Tell whether all the addresses of a bus are files of this computer."""
    parts = [part for part in address.split(";") if part]
    return bool(parts) and all(part.startswith("unix:") for part in parts)


def _buses() -> Iterator[tuple[str, Any]]:
    """Yield the buses that are there, by name; none is started."""
    system = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_BUS)
    session = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not (is_local(system) or is_local(session)):
        return
    from PySide6.QtDBus import QDBusConnection

    if is_local(system) and (system != SYSTEM_BUS or Path(SYSTEM_BUS.partition("=")[2]).exists()):
        yield "system", QDBusConnection.systemBus()
    if is_local(session):
        yield "session", QDBusConnection.sessionBus()
