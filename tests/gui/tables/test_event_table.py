"""The table of events, in step with the other views."""

import pytest

from gui.tables.event_table import EventTable
from models.index.filters import Filter

SALE = "jiafenxiang-sales"


@pytest.fixture
def table(qtbot, sample_session, sample_selection):
    table = EventTable(sample_session, sample_selection)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    return table


def cells_of(table, event_id, *keys):
    return [table.events.index_of(event_id, key).data() for key in keys]


def test_events_stand_in_the_order_of_time(table, sample_selection):
    assert table.events.ids == sample_selection.shown()
    assert table.events.ids[0] == "notice-2013-12-05"


def test_a_row_tells_date_title_kind_places_actors_sources_and_check(table):
    keys = ("when", "title", "kind", "where", "who", "sources", "state")
    when, title, kind, where, who, sources, check = cells_of(table, SALE, *keys)
    assert (when, kind, sources, check) == ("since 2018", "Sale", "10", "draft")
    assert title.startswith("Jiafenxiang facilitates sales")
    assert where == "Shenzhen, Xuzhou, Huai'an, Taizhou"
    assert who.startswith("Jiafenxiang")


def test_choosing_a_row_selects_its_event_once(table, sample_selection, qtbot):
    told = []
    sample_selection.selected.connect(lambda: told.append(sample_selection.events))
    table.selectRow(table.events.ids.index(SALE))
    assert told == [(SALE,)]


def test_what_is_selected_elsewhere_is_chosen_and_scrolled_to(table, sample_selection):
    last = sample_selection.shown()[-1]
    sample_selection.select([last])
    assert table.currentIndex().row() == len(table.events.ids) - 1
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())


def test_the_filter_and_the_window_choose_the_rows(table, sample_selection):
    sample_selection.set_filter(Filter(kinds=frozenset({"sale"})))
    assert len(table.events.ids) == 6


def test_markup_in_a_title_is_shown_as_words(table, sample_session):
    from dataclasses import replace

    from models.records.story import Event

    evil = '<img src="//evil/x"> & <b>'
    event = sample_session.reader.get(Event, SALE)
    sample_session.edit("Change title", lambda writer: writer.replace(replace(event, title=evil)))
    row = table.events.ids.index(SALE)
    assert table.events.index(row, 1).data() == evil
    assert "<img" not in table.events.index(row, 1).data(3)  # the tooltip, which may be read as markup
