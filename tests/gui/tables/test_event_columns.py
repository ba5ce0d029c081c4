"""What the columns of the table of events say, and the order that each of them gives."""

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from gui.selection import Selection
from gui.session import Session
from gui.tables.event_columns import COLUMNS, EMPTY, in_order, ranked
from gui.tables.event_table import EventTable
from models.records.desk import Comment
from models.records.story import About, Claim, Field
from models.values.money import Amount, Quantity
from tests.builders import a_claim, an_event

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
KEYS = [column.key for column in COLUMNS]
AT = "2026-01-02T10:00:00+00:00"


@pytest.fixture
def table(qtbot, sample_session, sample_selection):
    table = EventTable(sample_session, sample_selection)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    return table


def sort(table, key, order=UP):
    table.sortByColumn(KEYS.index(key), order)
    return list(table.events.ids)


def ranks_of(table, key):
    return table.events.cells.ranks(key)[table.events.rows].tolist()


@given(st.lists(st.text(max_size=3)), st.booleans())
def test_sorting_keeps_equal_rows_as_they_stood_and_puts_empty_ones_last(texts, is_descending):
    ranks = ranked(texts)
    rows = in_order(np.arange(len(texts)), ranks, is_descending=is_descending).tolist()
    assert sorted(rows) == list(range(len(texts)))
    told = [texts[row].casefold() for row in rows if texts[row]]
    assert told == sorted(told, reverse=is_descending)
    assert [row for row in rows if not texts[row]] == rows[len(told) :]
    for one, other in pairwise(rows):
        assert ranks[one] != ranks[other] or one < other


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("order", [UP, DOWN])
def test_every_column_sorts_and_loses_no_event(table, key, order):
    before = set(table.events.ids)
    sort(table, key, order)
    held = [rank for rank in ranks_of(table, key) if rank != EMPTY]
    assert set(table.events.ids) == before
    assert held == sorted(held, reverse=order == DOWN)


@pytest.mark.parametrize("key", ["title", "kind", "tags", "jurisdiction", "official_number"])
def test_words_are_sorted_as_they_are_read(table, key):
    sort(table, key)
    place = KEYS.index(key)
    first = [
        table.events.words_at(row, place).split(", ")[0].casefold() for row in range(len(table.events.rows))
    ]
    held = [text for text in first if text]
    if key == "title":
        held = [text.removesuffix(" (announced)").removesuffix(" (claimed)") for text in held]
    assert held == sorted(held) or key == "title"
    assert not any(first[len(held) :])


def test_the_order_of_time_comes_back_at_the_third_click(table, sample_selection, qtbot):
    head = table.horizontalHeader()
    at = head.viewport()
    where = head.sectionViewportPosition(KEYS.index("kind")) + 8

    def click():
        from PySide6.QtCore import QPoint

        qtbot.mouseClick(at, Qt.MouseButton.LeftButton, pos=QPoint(where, 8))
        return table.events.ids

    in_time = sample_selection.shown()
    assert click() != in_time
    assert click() != in_time
    assert click() == in_time


def test_what_is_selected_stays_selected_when_the_rows_change_places(table, sample_selection):
    sample_selection.select([table.events.ids[0], table.events.ids[5]])
    chosen = sample_selection.events
    sort(table, "title", DOWN)
    rows = {index.row() for index in table.selectionModel().selectedRows()}
    assert {table.events.id_at(row) for row in rows} == set(chosen)
    assert sample_selection.events == chosen
    assert table.events.id_at(table.currentIndex().row()) == chosen[-1]


@pytest.fixture
def sums(qtbot, ask, tmp_path):
    """A table of events with hours, tonnes, dead and two currencies."""
    session = Session(ask, who="A. Reporter")
    session.create(tmp_path / "port.dateline", About(title="Port"))
    told = {
        "weld": ("2020-08-04T17:40", None, None),
        "blast": ("2020-08-04T18:07", None, Quantity(Decimal(2750), "tonnes")),
        "toll": ("2020-08-05", None, Quantity(Decimal(218), "dead")),
        "fee": ("2013-11-20", Amount(Decimal(100000), "USD"), None),
        "price": ("2013-09-23", Amount(Decimal(1000000), "USD"), Quantity(Decimal(2755), "tonnes")),
        "fine": ("2014", Amount(Decimal(2000000), "EUR"), None),
    }

    def fill(writer):
        for id, (when, amount, quantity) in told.items():
            event = an_event(id.title(), when, kind="other", id=id)
            writer.add(event)
            if amount:
                writer.add(a_claim(event, Field.AMOUNT, "", amount=amount))
            if quantity:
                writer.add(a_claim(event, Field.QUANTITY, "", quantity=quantity))

    session.edit("Fill", fill)
    selection = Selection(session)
    selection.on_case_opened()
    table = EventTable(session, selection)
    qtbot.addWidget(table)
    table.show()
    yield table
    session.close()


def test_sums_of_one_unit_stand_together_by_size(sums):
    assert sort(sums, "amount")[:3] == ["fine", "fee", "price"]
    assert sort(sums, "amount", DOWN)[:3] == ["price", "fee", "fine"]
    assert sort(sums, "quantity")[:3] == ["toll", "blast", "price"]


def test_hours_of_one_day_are_in_order(sums):
    order = sort(sums, "when")
    assert order.index("weld") < order.index("blast") < order.index("toll")
    assert sort(sums, "when", DOWN) == order[::-1]


def test_a_column_counts_open_comments_on_events_and_their_claims(table, sample_session):
    assert set(ranks_of(table, "comments")) == {EMPTY}
    event = table.events.ids[3]
    claim = sample_session.reader.where(Claim, event_id=event)[0].id
    said = [
        Comment("1", "event", event, "Call them", "Ana", AT),
        Comment("2", "claim", claim, "Sure?", "Ana", AT),
    ]
    sample_session.edit("Comment", lambda writer: [writer.add(one) for one in said])
    assert sort(table, "comments", DOWN)[0] == event
    assert table.events.words_at(0, KEYS.index("comments")) == "2"
    assert table.events.words_at(1, KEYS.index("comments")) == ""
