"""The choices of figures of money in the studio: columns by tick and order, rows, what the sums mean."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.publish.fields import Choice, Ticked
from models.publication.choices import DEFAULT_COLUMNS
from tests.gui.publish.test_studio_page import choose, words_in, write

WORDS = {"place": "Place", "amount": "Amount", "agent": "Agent", "date": "Date"}


@pytest.fixture
def columns(qtbot):
    field = Ticked("Columns", WORDS, ("place", "amount"))
    qtbot.addWidget(field)
    return field


def test_what_is_usual_is_no_choice_of_ones_own(columns):
    assert columns.value == ()
    assert columns.ticked == ("place", "amount")
    assert columns.ids == ("place", "amount", "agent", "date")


def test_a_column_is_ticked_and_moved_with_the_keys(columns, qtbot):
    with qtbot.waitSignal(columns.ordered):
        columns.item(3).setCheckState(Qt.CheckState.Checked)
    assert columns.value == ("place", "amount", "date")
    columns.setCurrentRow(3)
    with qtbot.waitSignal(columns.ordered):
        QTest.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    columns.setCurrentRow(2)
    QTest.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert columns.value == ("place", "date", "amount")


def test_columns_are_shown_in_the_order_that_a_figure_keeps(columns):
    columns.show_value(("date", "place", "nonsense"))
    assert columns.ids == ("date", "place", "amount", "agent")
    assert columns.value == ("date", "place")
    columns.show_value(())
    assert columns.ticked == ("place", "amount")


def test_a_meaning_of_the_cases_own_is_kept(qtbot):
    field = Choice("Meaning", {"Proceeds": "proceeds"})
    qtbot.addWidget(field)
    field.show_value("ransom")
    assert field.value == "ransom"
    field.show_value("proceeds")
    assert field.value == "proceeds"


def test_a_table_shows_the_columns_and_as_many_rows_as_are_chosen(page, make):
    make(page.show_spec, page.spec.changed(notes="under"))  # so many sources are left out where nobody chose
    figure = make(choose, page.choices["view"], "Table of money")
    assert {"Place", "Agent", "Source"} <= set(words_in(figure))
    field = page.choices["columns"]
    row = field.ids.index("agent")
    figure = make(field.item(row).setCheckState, Qt.CheckState.Unchecked)
    assert "Agent" not in words_in(figure)
    assert page.spec.columns == tuple(name for name in DEFAULT_COLUMNS if name != "agent")
    figure = make(write, page.choices["most_rows"], "1")
    assert any(text.startswith("+3 more") for text in words_in(figure))
    assert page.spec.most_rows == 1
    make(write, page.choices["most_rows"], "")
    assert page.spec.most_rows == 0


def test_a_flow_stands_in_the_studio(page, make):
    figure = make(choose, page.choices["view"], "Flow of money")
    assert {"Seller", "Agent", "Market", "Paid to"} <= set(words_in(figure))
    assert page.spec.view == "flow"
