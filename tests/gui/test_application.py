import sys
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent

from gui.application import Application, CrashHook, crash_report, has_screen
from models.errors import CaseError
from models.store.version import sqlite_version
from tests.gui.fakes import FakeAsk


def broken():
    secret = "the name of a source"
    raise ValueError(secret)


def caught():
    try:
        broken()
    except ValueError:
        return sys.exc_info()


def test_a_crash_report_tells_the_place_and_no_words_of_the_case():
    kind, _, trace = caught()
    report = crash_report(kind, trace)
    assert "ValueError" in report
    assert f"SQLite {sqlite_version()}" in report
    assert "broken" in report
    assert "the name of a source" not in report


def test_a_crash_is_told_in_a_sentence(capsys):
    ask = FakeAsk()
    CrashHook(ask)(*caught())
    assert len(ask.told) == 1
    assert "the name of a source" not in capsys.readouterr().err


def test_a_sentence_that_nobody_awaited_is_told_as_it_is():
    ask = FakeAsk()
    CrashHook(ask)(CaseError, CaseError("The event “x” is damaged: recover the case."), None)
    assert ask.told == ["The event “x” is damaged: recover the case."]


def test_without_a_display_there_is_no_screen(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not has_screen()
    monkeypatch.setenv("DISPLAY", ":1")
    assert has_screen()


def test_a_file_that_macos_hands_to_the_program_is_opened(qapp):
    opened = []
    program = SimpleNamespace(open_case=opened.append)
    assert Application.event(program, QFileOpenEvent("a case.dateline"))
    assert opened == [Path("a case.dateline")]
    assert QFileOpenEvent("x").type() == QEvent.Type.FileOpen
