"""Every table of records copies its rows as cells, keeps its columns and has a menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.parts.preferences import Preferences
from gui.tables.actor_table import ActorTable
from gui.tables.event_table import EventTable
from gui.tables.source_table import SourceTable


def make(kind, session, selection):
    return ActorTable(session) if kind is ActorTable else kind(session, selection)


@pytest.fixture(params=[EventTable, SourceTable, ActorTable])
def table(request, qtbot, sample_session, sample_selection):
    table = make(request.param, sample_session, sample_selection)
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    return table


def test_ctrl_c_copies_whole_rows_as_they_stand(table):
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert len(lines[0].split("\t")) == len(table.columns.shown)
    assert data.html().count("<tr>") == table.model().rowCount() + 1


def test_a_hidden_column_is_not_copied_and_a_moved_one_stands_where_it_is_seen(table):
    first, second, third = table.columns.shown[:3]
    table.columns.choose(third, False)
    table.columns.move(first, 1)
    table.selectRow(0)
    table.copy_cells()
    heading = QGuiApplication.clipboard().text().split("\n")[0].split("\t")
    words = [table.model().headerData(place, Qt.Orientation.Horizontal) for place in table.columns.places]
    assert table.columns.shown[:2] == (second, first)
    assert heading[:2] == words[:2]
    assert len(heading) == len(words)


def test_no_heading_is_cut_and_no_column_is_wider_than_it_needs(table):
    head = table.horizontalHeader()
    letter = table.fontMetrics().horizontalAdvance("n")
    for place in table.columns.places:
        assert head.sectionSize(place) >= head.sectionSizeHint(place)
        held = max(table.sizeHintForColumn(place) + letter, head.sectionSizeHint(place))
        assert head.sectionSize(place) <= held or place == table.columns._main


def test_the_columns_come_back(table, qtbot, sample_session, sample_selection):
    table.columns.follow(Preferences())
    hidden = table.columns.shown[2]
    table.columns.choose(hidden, False)
    table.columns.keep()
    again = make(type(table), sample_session, sample_selection)
    qtbot.addWidget(again)
    again.columns.follow(Preferences())
    assert again.columns.shown == table.columns.shown
    assert hidden not in again.columns.shown


def test_the_menu_opens_copies_sorts_and_chooses_columns(table):
    menu = table.context_menu(table.model().index(0, 0))
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert words[0] == "Open it\tReturn"
    assert {"Copy as cells\tCtrl+C", "Sort by", "Columns"} <= set(words)
    letters = [
        action.text().partition("&")[2][:1].lower() for action in menu.actions() if "&" in action.text()
    ]
    assert len(letters) == len(set(letters))


def test_sorting_by_the_menu_turns_round_the_second_time(table):
    key = table.columns.shown[1]
    place = table.columns.places[1]
    head = table.horizontalHeader()
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        next(
            action
            for action in table.columns.sort_menu().actions()
            if action.text() == table.model().headerData(place, Qt.Orientation.Horizontal)
        ).trigger()
        assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == (place, order), key
