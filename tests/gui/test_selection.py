from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.selection import NARROWEST, clamped
from models.index.filters import Filter
from models.records.story import Event

SPANS = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


def heard(signal):
    calls = []
    signal.connect(lambda: calls.append(True))
    return calls


@given(SPANS, st.floats(-1e5, 1e5), st.floats(31, 1e5))
def test_a_window_never_leaves_the_span_of_the_case(window, first, width):
    extent = (first, first + width)
    low, high = clamped(window, extent)
    assert low >= extent[0] - 1e-6
    assert high <= extent[1] + 1e-6
    assert high - low >= NARROWEST - 1e-9


def test_a_case_is_shown_whole_when_it_opens(selection):
    assert selection.window == selection.extent
    assert selection.window[0] < date(2018, 1, 1).toordinal()
    assert selection.window[1] > date(2025, 2, 28).toordinal()


def test_selecting_the_same_again_is_not_told_again(selection):
    calls = heard(selection.selected)
    selection.select(["ban"])
    selection.select(["ban"])
    assert len(calls) == 1


def test_the_event_selected_last_is_the_current_one(selection):
    selection.select(["ban", "sale", "ban"])
    assert selection.events == ("ban", "sale")
    assert selection.current == "sale"


def test_the_initiator_is_known_while_the_change_is_told_and_forgotten_after(selection):
    seen = []
    selection.selected.connect(lambda: seen.append(selection.initiator))
    selection.select(["ban"], initiator="map")
    assert seen == ["map"]
    assert selection.initiator is None


def test_next_and_previous_go_through_the_shown_events_in_time_and_stop_at_the_ends(selection):
    went = []
    for _ in range(4):
        selection.step(1)
        went.append(selection.current)
    assert went == ["sale", "ban", "meeting", "meeting"]
    selection.step(-1)
    assert selection.current == "ban"


def test_an_event_outside_the_window_is_not_shown(selection):
    selection.set_window((date(2024, 1, 1).toordinal(), date(2025, 12, 31).toordinal()))
    assert "ban" not in selection.shown()
    assert "meeting" in selection.shown()
    assert "sale" in selection.shown(), "an open interval reaches into every later window"


def test_revealing_an_event_moves_the_window_to_it(selection):
    selection.set_window((date(2024, 12, 1).toordinal(), date(2025, 3, 1).toordinal()))
    selection.reveal("ban")
    assert "ban" in selection.shown()
    assert selection.current == "ban"


def test_revealing_an_event_drops_a_filter_that_hides_it(selection):
    selection.set_filter(Filter(kinds=frozenset({"no such kind"})))
    assert selection.shown() == ()
    selection.reveal("ban")
    assert selection.filter == Filter()


def test_a_deleted_event_is_no_longer_selected(session, selection):
    selection.select(["ban", "sale"])
    session.edit("Delete", lambda writer: writer.delete(session.reader.get(Event, "ban")))
    assert selection.events == ("sale",)


def test_zooming_keeps_the_current_event_in_the_window(selection):
    selection.select(["ban"])
    for _ in range(5):
        selection.zoom(0.5)
    first, last = selection.window
    assert first <= date(2021, 9, 24).toordinal() <= last
    selection.fit_all()
    assert selection.window == selection.extent


@pytest.mark.parametrize("by", ["actor", "place"])
def test_lanes_are_told_once(selection, by):
    calls = heard(selection.lanes_changed)
    selection.set_lanes(by)
    selection.set_lanes(by)
    selection.set_lanes("nonsense")
    assert (selection.lanes_by, len(calls)) == (by, 1)


def test_closing_the_case_empties_selection_and_filter(session, selection):
    selection.select(["ban"])
    selection.set_filter(Filter(only_uncited=True))
    session.close()
    assert (selection.events, selection.filter) == ((), Filter())
