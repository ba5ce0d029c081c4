"""The table of events in its window: keys, menus and numbers, and what is there again the next time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.window.main_window import MainWindow
from models.records.story import Event
from tests.gui.fakes import opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_window(qtbot, session, ask):
    windows = []

    def open_window():
        selection = Selection(session)
        selection.on_case_opened()
        window = MainWindow(session, selection, Preferences(), ask)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        window.show_tab("table")
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def table(window):
    return window.workspace.views["table"]


def choose(table, *ids):
    table._selection.select(ids)
    table.setFocus()


def test_f2_changes_the_cell_in_the_table_and_opens_the_form_elsewhere(window, table, qtbot):
    choose(table, "ban")
    table.setCurrentIndex(table.events.index_of("ban", "title"))
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table.editing.field is not None
    assert window.records.dialog is None
    table.editing.cancel()
    window.workspace.views["timeline"].setFocus()
    window.menus["edit_event"].trigger()
    assert window.records.dialog.title.text() == "Ten bodies ban crypto business"
    window.records.dialog.reject()


def test_a_cell_that_is_changed_in_the_form_only_opens_it_there(window, table):
    choose(table, "ban")
    table.edit_cell(table.events.index_of("ban", "confidentiality"))
    assert window.records.dialog.windowTitle() == "Change event"
    window.records.dialog.reject()


def test_a_double_click_opens_the_row_under_the_pointer_whatever_is_selected(window, table, qtbot):
    choose(table, "ban")
    at = table.visualRect(table.events.index_of("sale", "kind")).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.records.dialog.title.text() == "Jiafenxiang sells seized crypto for Xuzhou"
    window.records.dialog.reject()


@pytest.mark.parametrize(
    ("ids", "change", "delete", "asked"),
    [
        (("ban",), "Change together…", "Delete event", "Delete “Ten bodies ban crypto business”"),
        (("ban", "sale", "meeting"), "Change 3 events…", "Delete 3 events", "Delete these 3 events"),
    ],
)
def test_menus_and_questions_tell_how_many_events_are_meant(
    window, table, session, ask, ids, change, delete, asked
):
    choose(table, *ids)
    menu = table.context_menu(table.currentIndex())
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert {change, delete} <= set(words)
    letters = [
        action.text().partition("&")[2][:1].lower() for action in menu.actions() if "&" in action.text()
    ]
    assert len(letters) == len(set(letters)), letters
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert ask.asked[-1].startswith(asked)
    assert len(session.reader.all(Event)) == 4
    ask.answers = [True]
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(session.reader.all(Event)) == 4 - len(ids)
    window.menus["undo"].trigger()
    assert len(session.reader.all(Event)) == 4


def test_status_line_and_inspector_tell_how_many_are_selected(window, table):
    def told():
        inspector = window.workspace.views["inspector"]
        return [label.text() for label in inspector.findChildren(QLabel) if "are selected" in label.text()]

    choose(table, "ban")
    assert "selected" not in window.status.counts.text()
    assert told() == []
    choose(table, "ban", "sale")
    assert window.status.counts.text().endswith("2 selected")
    assert told() == ["2 events are selected: this is the last of them."]


def test_a_paste_goes_to_where_one_types_and_else_is_taken_for_events(window, table, ask):
    QGuiApplication.clipboard().setText("one word")
    window.bar.search.setFocus()
    QTest.keyClick(window.bar.search, Qt.Key.Key_V, CTRL)
    assert window.bar.search.text() == "one word"
    assert ask.told == []
    for view in (table, window.workspace.views["timeline"].canvas):
        ask.told.clear()
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_V, CTRL)
        assert ask.told[-1].startswith("There are no cells to paste")


def test_columns_widths_and_order_are_there_the_next_time(open_window, session, case_path):
    first = open_window()
    table = first.workspace.views["table"]
    table.columns.choose("tags", True)
    table.columns.choose("who", False)
    table.columns.move("tags", -1)
    table.horizontalHeader().resizeSection(1, 333)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    shown, order = table.columns.shown, table.events.ids
    first.close()
    assert opened(session, case_path)
    again = open_window().workspace.views["table"]
    assert again.columns.shown == shown
    assert again.horizontalHeader().sectionSize(1) == 333
    assert again.events.ids == order


def test_the_sheet_of_keys_tells_those_of_the_tables(window):
    window.menus["keys"].trigger()
    told = {label.text() for label in window.findChildren(QLabel)}
    assert {"In a table", "F2", "Change the cell where it stands (events)"} <= told
