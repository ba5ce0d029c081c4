"""A desktop says that it goes to sleep; only a bus that is a file of this computer is listened to."""

import os
import shutil
import subprocess
import sys

import pytest

from gui.parts.desktop_signs import DesktopSigns, is_local

LISTEN = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
from gui.parts.desktop_signs import DesktopSigns
signs = DesktopSigns(app)
signs.away.connect(lambda: (print("away", flush=True), app.quit()))
signs.listen()
print("listening", flush=True)
QTimer.singleShot(30_000, app.quit)
app.exec()
"""


@pytest.mark.parametrize(
    ("address", "is_file"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:abstract=/tmp/x,guid=1;unix:path=/y", True),
        ("tcp:host=192.0.2.1,port=4711", False),
        ("unix:path=/y;tcp:host=192.0.2.1", False),
        ("autolaunch:", False),
        ("", False),
    ],
)
def test_only_files_of_this_computer_are_a_bus(address, is_file):
    assert is_local(address) is is_file


def test_going_is_told_and_coming_back_is_not(qapp):
    signs, told = DesktopSigns(qapp), []
    signs.away.connect(lambda: told.append(True))
    signs.on_state(False)
    assert told == []
    signs.on_state(True)
    signs.on_lock()
    assert told == [True, True]


@pytest.fixture
def bus(tmp_path):
    """A bus of one's own, which is a socket in a folder."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", f"--address=unix:path={tmp_path}/bus", "--print-address", "--nofork"],
        stdout=subprocess.PIPE,
        text=True,
    )
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.mark.skipif(
    not (shutil.which("dbus-daemon") and shutil.which("dbus-send")), reason="needs a desktop's bus"
)
@pytest.mark.parametrize(
    ("interface", "sign", "value"),
    [
        ("org.freedesktop.login1.Manager", "PrepareForSleep", ("boolean:true",)),
        ("org.freedesktop.login1.Session", "Lock", ()),
        ("org.gnome.ScreenSaver", "ActiveChanged", ("boolean:true",)),
    ],
)
def test_a_desktop_that_goes_to_sleep_is_heard(bus, interface, sign, value):
    where = {"DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
    heard = subprocess.Popen(
        [sys.executable, "-c", LISTEN], env=os.environ | where, stdout=subprocess.PIPE, text=True
    )
    assert heard.stdout.readline() == "listening\n"
    tell = ["dbus-send", f"--bus={bus}", "--type=signal", "/org/freedesktop", f"{interface}.{sign}", *value]
    subprocess.run(tell, check=True, timeout=30)
    assert heard.communicate(timeout=40)[0] == "away\n"
