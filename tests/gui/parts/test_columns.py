"""Columns that somebody chose, moved, sized and sorted by come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView

from gui.parts.columns import Columns, Heading
from gui.parts.preferences import Preferences

HEADINGS = (
    Heading("when", "When", 12),
    Heading("title", "Event", 30),
    Heading("who", "Who", 12),
    Heading("tags", "Tags", 12, is_shown=False),
)
KEYS = [heading.key for heading in HEADINGS]


@pytest.fixture
def make(qtbot):
    def make():
        table = QTableView()
        table.setModel(QStandardItemModel(3, len(HEADINGS), table))
        table.setSortingEnabled(True)
        qtbot.addWidget(table)
        table.resize(600, 200)
        table.show()
        return Columns(table, "events", HEADINGS, "title")

    return make


@pytest.fixture
def columns(make):
    return make()


def drag_to(columns, key, width):
    columns._head.resizeSection(KEYS.index(key), width)


def test_at_first_the_usual_columns_stand_in_their_order(columns):
    assert columns.shown == ("when", "title", "who")


def test_the_main_column_takes_what_the_others_leave(columns):
    table = columns._table
    assert columns._head.length() == table.viewport().width()
    table.resize(900, 200)
    assert columns._head.length() == table.viewport().width()


def test_the_main_column_can_be_pulled_like_any_other(columns):
    drag_to(columns, "title", 111)
    columns._table.resize(1000, 200)
    assert columns._head.sectionSize(1) == 111


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (lambda columns: columns.choose("tags", True), ("when", "title", "who", "tags")),
        (lambda columns: columns.choose("who", False), ("when", "title")),
        (lambda columns: columns.choose("title", False), ("when", "title", "who")),
        (lambda columns: columns.move("who", -1), ("when", "who", "title")),
        (lambda columns: columns.move("when", 1), ("title", "when", "who")),
        (lambda columns: columns.move("when", -1), ("when", "title", "who")),
        (lambda columns: columns.move("who", 1), ("when", "title", "who")),
    ],
)
def test_columns_are_chosen_and_moved_and_begin_anew(columns, change, shown):
    change(columns)
    assert columns.shown == shown
    columns.begin_anew()
    assert columns.shown == ("when", "title", "who")


def test_what_was_chosen_is_there_the_next_time(make):
    first, kept = make(), Preferences()
    first.follow(kept)
    first.choose("tags", True)
    first.move("tags", -1)
    first.move("tags", -1)
    drag_to(first, "title", 222)
    first._table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    first.keep()
    again = make()
    again.follow(Preferences())
    assert again.shown == first.shown == ("when", "tags", "title", "who")
    assert again._head.sectionSize(1) == 222
    assert (again._head.sortIndicatorSection(), again._head.sortIndicatorOrder()) == (
        2,
        Qt.SortOrder.DescendingOrder,
    )


def test_what_was_not_touched_is_not_kept(columns):
    kept = Preferences()
    columns.follow(kept)
    columns.keep()
    assert kept.settings.tables == ()


@given(st.text(alphabet="abcdehiknosuwyt-=<>0123456789 ", max_size=60))
def test_whatever_the_settings_hold_the_main_column_is_there(qapp, state):
    table = QTableView()
    table.setModel(QStandardItemModel(1, len(HEADINGS), table))
    columns = Columns(table, "events", HEADINGS, "title")
    columns.show_state(state)
    assert "title" in columns.shown
    shown = columns.state
    columns.show_state(shown)
    assert columns.state == shown
    table.deleteLater()


def test_the_menu_shows_and_hides_columns_by_key_too(columns):
    menu = columns.menu("who")
    named = {action.text().replace("&", ""): action for action in menu.actions()}
    assert named["Tags"].isCheckable()
    assert not named["Event"].isEnabled()
    named["Tags"].trigger()
    named["Hide “Who”"].trigger()
    assert columns.shown == ("when", "title", "tags")
    menu.deleteLater()


def test_the_main_column_still_takes_the_rest_after_columns_were_chosen(columns):
    columns.choose("tags", True)
    columns._table.resize(900, 200)
    assert columns._head.length() == columns._table.viewport().width()
    assert "=" not in columns.state  # nobody chose a width
