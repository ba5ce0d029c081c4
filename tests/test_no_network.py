"""The program asks the system for no network socket; the whole suite is traced by packaging/no_network.py."""

import importlib.util
import shutil
import socket
import subprocess
import sys

import pytest

from models.exchange.registry import WRITTEN
from tests.source_tree import ROOT

TRACER = ROOT / "packaging" / "no_network.py"
OPEN = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
EXPORTS = ("timeline.svg", "timeline.pdf", "map.png", "chronology.docx", "sources.html", "ledger.xlsx")
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gui.application import make_window
from gui.parts.ask import Ask
from gui.parts.opened import read_case
app = QApplication(["dateline"])
window = make_window(Ask())
window.show()
window._session.take(read_case(Path(sys.argv[1])))
for tab in range(window.workspace.tabs.count()):
    window.workspace.tabs.setCurrentIndex(tab)
    app.processEvents()
window.close()
"""

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


@pytest.fixture(scope="module")
def tracer():
    spec = importlib.util.spec_from_file_location("no_network", TRACER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def traced(*command):
    return subprocess.run(
        [sys.executable, TRACER, "--", sys.executable, *map(str, command)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip


def test_a_trace_is_read_for_its_families(tracer):
    told = (
        "12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3\n"
        "12 connect(3, {sa_family=AF_INET6, sin6_port=htons(443)}, 28) = -1\n"
        "12 recvmsg(3, {msg_name=NULL}, 0) = 12\n"
        "13 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE <unfinished ...>\n"
    )
    assert dict(tracer.families(told)) == {"AF_UNIX": 1, "AF_INET6": 1, "AF_NETLINK": 1}


@needs_strace
def test_a_socket_that_is_opened_is_seen():
    done = traced("-c", OPEN)
    assert done.returncode == 1
    assert "AF_INET: 1" in done.stdout


@needs_strace
def test_the_window_and_a_figure_ask_for_no_socket(sample_path, tmp_path):
    done = traced("-c", WINDOW, sample_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = traced("main.py", "export", sample_path, tmp_path / "timeline.pdf")
    assert done.returncode == 0, done.stdout + done.stderr


@needs_strace
@pytest.mark.long
@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
def test_no_format_asks_for_a_socket(known, sample_path, tmp_path):
    out = tmp_path / f"out{next(iter(known.endings), '')}"
    done = traced("main.py", "export", sample_path, out, "--as", known.name)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_strace
@pytest.mark.long
@pytest.mark.parametrize("name", EXPORTS)
def test_no_view_asks_for_a_socket(name, sample_path, tmp_path):
    view = name.partition(".")[0]
    done = traced("main.py", "export", sample_path, tmp_path / name, "--view", view)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_test_of_this_run_may_open_one():
    with pytest.raises(RuntimeError, match="network"):
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
