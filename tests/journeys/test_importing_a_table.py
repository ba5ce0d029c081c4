"""A reporter imports a table that somebody else made: once with the mouse alone, once with the keyboard alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from models.records.story import Actor, Event, Place
from tests.gui.fakes import FakeAsk
from tests.gui.importing.made_tables import GERMAN

KEY = Qt.Key


@pytest.fixture
def ask():
    return FakeAsk()


@pytest.fixture
def window(qtbot, ask, tmp_path):
    register_fonts()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    pause = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)  # for so long a list that was just opened takes no click
    assert session.create(tmp_path / "affair.dateline")
    yield window
    QApplication.setDoubleClickInterval(pause)
    window.close()
    session.close()


@pytest.fixture
def read(qtbot, window):
    """Wait until the open page has read all as it is wanted, and return it."""

    def read():
        qtbot.waitUntil(lambda: window.imports.page is not None, timeout=8000)
        readings = window.imports.page.readings
        qtbot.waitUntil(lambda: not (readings.is_reading or readings.is_stale), timeout=15_000)
        return window.imports.page

    return read


def click(widget, at=None):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def click_row(table, row, column=0):
    click(table.viewport(), table.visualRect(table.model().index(row, column)).center())


def click_tab(tabs, page):
    click(tabs.tabBar(), tabs.tabBar().tabRect(tabs.indexOf(page)).center())


def pick(qtbot, choice, words):
    """Open a list and click the entry of these words."""
    click(choice, QPoint(choice.width() - 8, choice.height() // 2))
    view = choice.view()
    row = next(at for at in range(choice.count()) if words in choice.itemText(at))
    view.scrollTo(view.model().index(row, 0))
    qtbot.waitUntil(view.isVisible, timeout=3000)
    at = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseMove(view.viewport(), at)
    click(view.viewport(), at)


def titles(window):
    return {event.title for event in window._session.reader.all(Event)}


def test_by_mouse_a_column_is_told_a_date_and_a_place_are_decided_and_all_is_imported(
    qtbot, window, ask, read, tmp_path
):
    (tmp_path / "hansa.csv").write_bytes(GERMAN.replace("Verkäufer", "Partei").encode("cp1252"))
    ask.answers = [tmp_path / "hansa.csv"]
    window.menus["import_file"].trigger()
    page = read()
    assert "Windows-1252" in page.remark.text()
    click_row(page.columns.table, 3)
    assert page.columns.heading.text() == "Partei"
    pick(qtbot, page.columns.field, "Actor")
    read()
    pick(qtbot, page.columns.role, "seller")
    read()
    dates = next(panel for panel in page.doubts.values() if panel.sort.name == "Dates")
    click_tab(page.right, dates)
    pick(qtbot, dates.choice, "5 June 2021")
    read()
    places = next(panel for panel in page.doubts.values() if panel.sort.name == "Places")
    click_tab(page.right, places)
    rows = [one.words for one in places.model.rows]
    click_row(places.table, rows.index("Neustadt"))
    pick(qtbot, places.choice, "Weinstraße")
    read()
    click(page.go)
    qtbot.waitUntil(lambda: page.done_plan is not None, timeout=15_000)
    assert "Imported 5 events" in page.report.text.toPlainText()
    click(page.cancel)
    assert titles(window) == {"Gründung", "Kauf eines Lagers", "Razzia", "Verkauf der Lkw", "Insolvenz"}
    events = {event.title: event for event in window._session.reader.all(Event)}
    assert events["Razzia"].when.edtf == "2021-06-05"
    neustadt = next(one for one in window._session.reader.all(Place) if one.name == "Neustadt")
    assert neustadt.country == "DE"
    assert "Müller & Söhne OHG" in {actor.name for actor in window._session.reader.all(Actor)}
    window.menus["undo"].trigger()
    assert titles(window) == set()


def keys(*pressed):
    """Press keys where the focus is; a pair is a key with Alt or Ctrl."""
    for one in pressed:
        key, modifier = one if isinstance(one, tuple) else (one, Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(QGuiApplication.focusObject(), key, modifier)


ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_by_keyboard_cells_are_pasted_a_column_is_told_a_doubt_is_decided_and_all_is_imported(
    qtbot, window, read
):
    QGuiApplication.clipboard().setText(
        "Wann\tUmstände\tOrt\n5/6/2021\tEine Razzia\tTaizhou\n7/8/2021\tEin Brand\tTaizhou\n"
    )
    window.menus["paste_events"].trigger()
    qtbot.waitUntil(lambda: "Which column" in window.imports.page.status.text(), timeout=8000)
    page = window.imports.page
    page.activateWindow()
    qtbot.waitUntil(page.columns.table.hasFocus, timeout=3000)
    assert page.columns.heading.text() == "Umstände"  # it looks like the title
    keys(KEY.Key_Return)
    assert page.columns.field.hasFocus()
    QTest.keyClicks(page.columns.field, "Title")
    read()
    page.columns.table.setFocus()
    keys(KEY.Key_Up, KEY.Key_Return)
    assert page.columns.heading.text() == "Wann"
    page.columns.field.view().keyboardSearch("")  # as after a pause: what is typed begins a new word
    QTest.keyClicks(page.columns.field, "Date,")
    read()
    keys((KEY.Key_D, ALT))
    dates = next(panel for panel in page.doubts.values() if panel.sort.name == "Dates")
    assert page.right.currentWidget() is dates
    dates.table.setFocus()
    keys(KEY.Key_1, KEY.Key_2)
    read()
    keys((KEY.Key_P, ALT))
    places = next(panel for panel in page.doubts.values() if panel.sort.name == "Places")
    assert page.right.currentWidget() is places
    places.table.setFocus()
    keys(KEY.Key_2)
    read()
    assert sum(panel.open_count for panel in page.doubts.values()) == 0
    keys((KEY.Key_Return, CTRL))
    qtbot.waitUntil(lambda: page.done_plan is not None, timeout=15_000)
    keys(KEY.Key_Escape)
    events = {event.title: event.when.edtf for event in window._session.reader.all(Event)}
    assert events == {"Eine Razzia": "2021-06-05", "Ein Brand": "2021-07-08"}
    assert [place.admin for place in window._session.reader.all(Place)] == ["Zhejiang, CN"]
