"""Nothing of a case stands outside its file: home and temporary folders are looked through after an end and a kill."""

import os
import signal
import subprocess
import sys

import pytest

from models.case import Case
from models.records.story import About
from tests.canaries import Canaries, canary_records
from tests.source_tree import ROOT

PASSPHRASE = "lantern gravel otter"
TITLE = "Seized coins of Nowhere"
WORK = """
import os, signal, sys
from pathlib import Path
import sqlcipher3
sqlcipher3.connect(":memory:").execute("PRAGMA cipher_default_kdf_iter=1000")
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from gui.application import CrashHook, make_window
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.collecting import collect_here
from gui.parts.fonts import register_fonts
from gui.parts.opened import read_case
from tests.gui.windows import dialogs
path, passphrase, how = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3]
app = QApplication(["dateline"])
register_fonts()
ask = Ask()
ask.tell = lambda sentence, title="": None
sys.excepthook = CrashHook(ask)
window = make_window(ask)
window.show()
collect_here(window)
window._session.who = "A. Reporter"
window._session.take(read_case(path, "A. Reporter", passphrase))
def settle():
    while tasks.is_any_awaited():
        app.processEvents()
    app.processEvents()
for tab in range(window.workspace.tabs.count()):
    window.workspace.tabs.setCurrentIndex(tab)
    settle()
window.menus["next"].trigger()
window.bar.search.setText("zqcanary")
window.menus["copy_text"].trigger()
if passphrase:
    window.menus["new_event"].trigger()
    dialogs(window)[0].title.setText("zqcanary of a form")
    dialogs(window)[0].keep_draft()
try:
    raise ValueError("zqcanary of an error")
except ValueError as error:
    sys.excepthook(type(error), error, error.__traceback__)
settle()
print("worked", flush=True)
if how == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
if how == "lock":
    window.lock.lock_case()
    while window.lock.locked is None:
        app.processEvents()
window.close()
"""


@pytest.fixture(scope="module")
def matter(tmp_path_factory):
    """A case with canaries in all that is not public, its title and its file name, and its bytes open and sealed."""
    canaries = Canaries()
    folder = tmp_path_factory.mktemp("matter")
    about = About(title=TITLE, note=canaries.word())
    records = list(canary_records(canaries))
    case = Case.create(folder / "open.dateline", about, who=canaries.word())
    with case, case.edit(canaries.word()) as writer:
        for record in records:
            writer.put(record)
    return folder / "open.dateline"


def all_files(*folders):
    return [path for folder in folders for path in folder.rglob("*") if path.is_file() or path.is_symlink()]


@pytest.mark.skipif(os.name != "posix", reason="looks at the folders of a POSIX system")
@pytest.mark.parametrize(
    ("how", "is_sealed"),
    [
        ("kill", True),
        *(
            pytest.param(*one, marks=pytest.mark.long)
            for one in (("close", False), ("close", True), ("kill", False), ("lock", True))
        ),
    ],
)
def test_no_word_and_no_name_of_a_case_is_left_outside_its_file(matter, tmp_path, quick_keys, how, is_sealed):
    case, home, temporary = tmp_path / "case", tmp_path / "home", tmp_path / "tmp"
    for folder in (case, home, temporary):
        folder.mkdir()
    path = case / "zqcanaryfile.dateline"
    with Case.open(matter) as held:
        held.save_copy_under(path, PASSPHRASE if is_sealed else None)
    places = {
        "HOME": home,
        "TMPDIR": temporary,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
    }
    told = {**os.environ, **{name: str(place) for name, place in places.items()}, "PYTHONPATH": str(ROOT)}
    told.pop("DATELINE_HOME", None)
    command = [
        sys.executable,
        "-B",
        "-X",
        "faulthandler",
        "-c",
        WORK,
        str(path),
        PASSPHRASE if is_sealed else "",
        how,
    ]
    done = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (-signal.SIGKILL if how == "kill" else 0), done.stderr
    assert done.stdout == "worked\n"
    assert "zqcanary" not in done.stderr.casefold()
    assert TITLE not in done.stderr
    assert all_files(temporary) == []
    for file in all_files(home):
        data = file.read_bytes()
        for word in ("zqcanary", "Wren", TITLE):
            assert word.encode() not in data, file
            assert word.encode("utf-16-le") not in data, file
            assert word not in file.name
    assert {file.relative_to(home).parts[:2] for file in all_files(home)} <= {
        (".config", "dateline"), (".cache", "fontconfig"), (".cache", "qtshadercache"),
    }  # fmt: skip
    beside = {file.name for file in case.iterdir()}
    assert beside <= {path.name, f"{path.name}-journal"}
