"""Whatever somebody does by chance at the window: no exception, no warning of Qt, and no memory that only grows."""

import itertools
import os
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gui.application import make_window
from gui.parts import desktop, tasks
from models import translation
from models.case import Case
from models.machine import languages
from tests.gui.monkey import Monkey, MonkeyAsk, chance_of, memory
from tests.source_tree import ROOT

PASSPHRASE = "lantern gravel otter"
LONG = int(os.environ.get("MONKEY_SECONDS", "600"))
FILES = ("csv.csv", "workbook.xlsx", "ris.ris", "geojson.geojson", "gramps.gramps", "bibtex.bib")
GROWTH = 120  # megabytes that caches of pictures, fonts and map may take after the first tenth
IGNORED = "This plugin does not support"


class NoDesktop:
    """Opens nothing outside the window."""

    @staticmethod
    def openUrl(_url):
        return True


@pytest.fixture
def cases(tmp_path, sample_path, practice_path, quick_keys):
    """Copies of the sample and of the practice case, and the sample under a passphrase."""
    with Case.open(sample_path) as case:
        case.save_copy_under(tmp_path / "sealed.dateline", PASSPHRASE)
    return sample_path, practice_path, tmp_path / "sealed.dateline"


@pytest.fixture
def fresh_case(tmp_path, sample_path):
    """Return a function that makes a copy of the sample as it was at the beginning."""
    first = Path(shutil.copy(sample_path, tmp_path / "first.dateline"))
    count = itertools.count()
    return lambda: Path(shutil.copy(first, tmp_path / f"again {next(count)}.dateline"))


@pytest.fixture
def monkey(request, qtbot, monkeypatch, tmp_path, cases):
    monkeypatch.setattr(desktop, "QDesktopServices", NoDesktop)
    chance = chance_of(request.param)
    out = tmp_path / "out"
    out.mkdir()
    ask = MonkeyAsk(chance, out, PASSPHRASE)
    ask.files = tuple(shutil.copy(ROOT / "tests" / "exchange_files" / name, tmp_path) for name in FILES)
    ask.files = tuple(tmp_path / name for name in FILES)
    window = make_window(ask)
    window.resize(1280, 800)
    window.show()
    window._session.who = "A. Reporter"
    window.commands.opening.open(
        cases[request.param % 3], passphrase=(None, None, PASSPHRASE)[request.param % 3]
    )
    qtbot.waitUntil(lambda: window._session.is_open, timeout=60_000)
    spoken = translation.language()
    player = Monkey(window, ask, chance, cases)
    yield player
    qtbot.waitUntil(lambda: not tasks.is_any_awaited(), timeout=120_000)
    player.end()
    for top in QApplication.topLevelWidgets():
        if top is not player.window and top.isVisible():
            top.close()
    if isValid(player.window):
        player.window.close()
    languages.speak(spoken)
    QApplication.processEvents()  # a sample's folder goes then


def play(qtbot, qtlog, monkey, is_over):
    """Let the monkey play; the first thing that goes wrong ends it, and is told with what came before."""
    wrong = []
    with qtbot.captureExceptions() as errors:
        while not is_over():
            monkey.step()
            wrong = [
                one for one in qtlog.records if one.type.name == "QtWarningMsg" and IGNORED not in one.message
            ]
            if errors or wrong:
                break
    told = "\n".join(monkey.done)
    assert [str(error[:2]) for error in errors] == [], told
    assert [one.message for one in wrong] == [], told


@pytest.mark.parametrize("monkey", [3, 4], indirect=True)
def test_a_monkey_of_a_hundred_steps_breaks_nothing(qtbot, qtlog, monkey):
    play(qtbot, qtlog, monkey, lambda: monkey.count >= 100)


@pytest.mark.long
@pytest.mark.timeout(LONG * 3 + 300)
@pytest.mark.parametrize("monkey", [int(os.environ.get("MONKEY_SEED", "2026"))], indirect=True)
def test_a_monkey_of_ten_minutes_breaks_nothing_and_memory_stays_flat(
    qtbot, qtlog, monkey, fresh_case, record_property
):
    """Memory is looked at ten times in a like state: the sample was just opened, as it is before the first step."""
    begin, held = time.monotonic(), []
    for part in range(1, 11):
        play(qtbot, qtlog, monkey, lambda part=part: time.monotonic() - begin > LONG * part / 10)
        qtbot.waitUntil(lambda: not tasks.is_any_awaited(), timeout=120_000)  # what works now holds much
        again = fresh_case()
        monkey.begin_again(again)
        qtbot.waitUntil(lambda again=again: monkey.window._session.holds(again), timeout=120_000)
        qtbot.waitUntil(lambda: not tasks.is_any_awaited(), timeout=120_000)
        held.append(memory())
    record_property("megabytes", held)
    print(f"{monkey.count} steps, megabytes {held}")  # for whoever runs it with -s
    assert held[-1] - held[0] < GROWTH, held
