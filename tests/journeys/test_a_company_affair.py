"""Forty rows of a company affair, pasted from a spreadsheet and cited by keys: few actions, and no dead end."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.parts.fonts import register_fonts
from gui.session import Session
from models.case import Case
from models.records.story import Citation, Event
from tests.builders import a_source, add
from tests.gui.fakes import FakeAsk, opened
from tests.journeys.reviewing import CONTROL, SHIFT, reviewing_window

COLUMNS = ("date", "title", "kind", "place", "lat", "lon", "actor", "amount")
ROWS = 40


def company_cells():
    """Forty rows of the affair without their sources, as a spreadsheet puts them into the clipboard."""
    table = Path(__file__).parents[1] / "models" / "checks" / "clean_company.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:ROWS]
    wanted = [name for name in rows[0] if name.lower() in COLUMNS]
    return "\n".join("\t".join(row) for row in (wanted, *([row[name] for name in wanted] for row in rows)))


@pytest.fixture
def session(qapp, tmp_path):
    register_fonts()
    with Case.create(tmp_path / "affair.dateline", who="Ann Lee") as case:
        add(case, a_source("Insolvency report", id="report"))
    session = Session(FakeAsk(), who="Ann Lee")
    assert opened(session, tmp_path / "affair.dateline")
    yield session
    session.close()


@pytest.fixture
def window(qtbot, session):
    with reviewing_window(qtbot, session) as window:
        yield window


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_forty_rows_come_in_two_actions_and_are_cited_in_five(qtbot, window, session):
    QGuiApplication.clipboard().setText(company_cells())
    press(window, Qt.Key.Key_2, CONTROL)
    press(window, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(
        lambda: window.imports.page is not None and window.imports.page.go.isEnabled(), timeout=15000
    )
    QTest.mouseClick(window.imports.page.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(session.reader.all(Event)) == ROWS, timeout=10000)
    page = window.imports.page
    qtbot.waitUntil(lambda: page.done_plan is not None, timeout=15000)
    QTest.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    window.activateWindow()  # as the desktop does once a dialog is closed
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)

    press(window, Qt.Key.Key_2, CONTROL)
    press(window, Qt.Key.Key_A, CONTROL)
    assert len(window._selection.events) == ROWS
    press(window, Qt.Key.Key_C, CONTROL | SHIFT)
    form = window.records.dialog
    QTest.keyClicks(form.source, "Insolvency")
    form.source.choose(0)
    QTest.keyClicks(form.place, "7")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert all(not session.reader.dossier(event.id).uncited for event in session.reader.all(Event))
    assert len(session.reader.all(Citation)) >= 2 * ROWS
    assert session.ask.told == []
