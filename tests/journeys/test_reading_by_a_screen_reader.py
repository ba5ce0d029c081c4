"""What a screen reader on Linux finds in the running program, over the desktop's own bus for it (AT-SPI)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"
BUS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
DESKTOP = """
"$1" --launch-immediately & BUS=$!
"$2" "$3/main.py" "$4" & PROGRAM=$!
"$5" "$3/tests/journeys/reading_names.py" Dateline Timeline > "$6"; STATUS=$?
kill $PROGRAM $BUS
wait $PROGRAM
exit $STATUS
"""


def bus_launcher():
    return next((path for path in BUS if os.access(path, os.X_OK)), None)


def missing():
    """Tell what this test needs and the machine has not."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's"
    tools = [tool for tool in ("xvfb-run", "dbus-run-session") if shutil.which(tool) is None]
    if bus_launcher() is None:
        tools.append("at-spi2-core")
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True, check=False).returncode:
        tools.append("python3-pyatspi")
    return f"not installed: {', '.join(tools)}" if tools else ""


@pytest.mark.skipif(bool(missing()), reason=missing() or "everything is there")
def test_a_screen_reader_reads_the_names_of_ten_events(sample_path, tmp_path):
    own = {"XDG_RUNTIME_DIR": tmp_path / "run", "XDG_CONFIG_HOME": tmp_path / "config", "HOME": tmp_path}
    (tmp_path / "run").mkdir(mode=0o700)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_"))}
    environment |= {name: str(path) for name, path in own.items()}
    environment |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    desktop = ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", DESKTOP, "sh"]
    heard = tmp_path / "heard.txt"
    paths = (bus_launcher(), sys.executable, ROOT, sample_path, SYSTEM_PYTHON, heard)
    read = subprocess.run(
        [*desktop, *map(str, paths)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    name, *entries = heard.read_text("utf-8").splitlines()
    assert name == "Timeline, 64 events, 5 December 2013 to 6 February 2026"
    assert len(entries) >= 10
    for entry in entries:
        role, words, size = entry.split("\t")
        assert role == "list item"
        assert "source" in words
        assert "0x0" not in size
    assert "5 December 2013" in entries[0]
