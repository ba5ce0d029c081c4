"""Text is recognised in the background, can be stopped, and says why where it cannot be done."""

import threading

import pytest

from gui.commands.scans import ScanCommands
from gui.parts.preferences import Preferences
from models.errors import CaseError
from models.evidence.adding import add_files
from models.evidence.scans import NO_SCANS
from models.records.story import Document
from models.texts.recognised import SeenLine, SeenPage
from models.texts.recognising import MISSING
from tests.scans import a_picture_file, a_scan


@pytest.fixture
def eyes(monkeypatch, recognition):
    """Stand for the engine: waits for each page until it is told to see."""

    class Eyes:
        name = "Eyes 1.0"
        may_see = threading.Event()

        def read(self, number, pixels):
            assert self.may_see.wait(20)
            return SeenPage(number, (SeenLine("法院"),))

    monkeypatch.setattr("models.texts.recognising.Recogniser", Eyes)
    monkeypatch.setattr("models.texts.recognising.is_there", lambda: True)
    yield Eyes
    Eyes.may_see.set()


@pytest.fixture
def commands(session, ask):
    return ScanCommands(session, Preferences(), ask, session)


def add(session, tmp_path, *names):
    for at, name in enumerate(names):
        (tmp_path / name).write_bytes(a_picture_file(a_scan((), size=(60 + at, 40))))
    return add_files(session.case, [tmp_path / name for name in names]).documents


def copies(session):
    return [one for one in session.reader.all(Document) if one.is_recognised]


def told_by(commands):
    words = []
    commands.progressed.connect(words.append)
    return words


def test_what_is_added_is_read_one_after_another_and_the_line_says_so(
    qtbot, session, ask, commands, eyes, tmp_path
):
    words = told_by(commands)
    commands.recognise_added(add(session, tmp_path, "a.png", "b.png"))
    assert words == ["Recognising a.png, 1 more waiting"]
    eyes.may_see.set()
    qtbot.waitUntil(lambda: not commands.is_busy, timeout=20_000)
    assert len(copies(session)) == 2
    assert (words[-1], "Recognising b.png" in words) == ("", True)


def test_who_stops_it_keeps_what_is_done_and_nothing_more_is_begun(qtbot, session, commands, eyes, tmp_path):
    commands.recognise_added(add(session, tmp_path, "a.png", "b.png"))
    commands.cancel_recognising()
    eyes.may_see.set()
    qtbot.waitUntil(lambda: not commands.is_busy, timeout=20_000)
    assert copies(session) == []


def test_what_is_set_aside_is_gone_on_with_by_another_window(qtbot, session, ask, commands, eyes, tmp_path):
    commands.recognise_added(add(session, tmp_path, "a.png", "b.png"))
    left = commands.set_aside()
    assert [one.name for one in left] == ["a.png", "b.png"]
    assert commands.set_aside() == ()
    eyes.may_see.set()
    qtbot.waitUntil(lambda: not commands.is_busy, timeout=20_000)
    assert copies(session) == []
    other = ScanCommands(session, Preferences(), ask, session)
    other.recognise_again(left)
    qtbot.waitUntil(lambda: not other.is_busy, timeout=20_000)
    assert len(copies(session)) == 2


def test_a_case_that_is_closed_meanwhile_is_let_go(qtbot, session, ask, commands, eyes, tmp_path):
    commands.recognise_added(add(session, tmp_path, "a.png", "b.png"))
    session.close()
    eyes.may_see.set()
    qtbot.waitUntil(lambda: not commands.is_busy, timeout=20_000)
    assert ask.told == []


def test_nothing_is_read_by_itself_where_the_person_does_not_want_it(session, ask, eyes, tmp_path):
    preferences = Preferences()
    preferences.change(recognise_scans=False)
    commands = ScanCommands(session, preferences, ask, session)
    commands.recognise_added(add(session, tmp_path, "a.png"))
    assert not commands.is_busy


def test_a_damaged_scan_is_told_and_the_next_one_is_read(
    qtbot, session, ask, commands, eyes, tmp_path, monkeypatch
):
    def fail_once(self, number, pixels):
        monkeypatch.setattr(eyes, "read", lambda self, number, pixels: SeenPage(number, (SeenLine("法院"),)))
        raise CaseError("This picture is damaged: its text cannot be recognised.")

    monkeypatch.setattr(eyes, "read", fail_once)
    commands.recognise_added(add(session, tmp_path, "a.png", "b.png"))
    qtbot.waitUntil(lambda: not commands.is_busy, timeout=20_000)
    assert [one.name for one in copies(session)] == ["b.png (recognised)"]
    assert any("a.png was not recognised. This picture is damaged" in words for words in ask.told)


def test_the_menu_says_when_there_is_nothing_to_read_or_nothing_to_read_with(
    session, ask, commands, eyes, monkeypatch
):
    commands.recognise_text()
    monkeypatch.setattr("models.texts.recognising.is_there", lambda: False)
    commands.recognise_text()
    assert ask.told == [NO_SCANS, MISSING]
