"""The case is played event by event; undated events stand in a row; gaps are marked when asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.canvas.timeline_view import TimelineView
from models.index.filters import Filter
from models.records.story import Event, EventId, KindId


@pytest.fixture
def view(qtbot, sample_session, sample_selection):
    view = TimelineView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(1000, 620)
    view.show()
    return view


def in_order(selection, session):
    order = session.index.order
    passing = selection.in_filter() & session.index.is_dated
    return [session.index.ids[row] for row in order[passing[order]].tolist()]


def undated(session, count):
    events = [
        Event(EventId(f"u{n}"), KindId("sale"), f"Sale of unknown day, number {n}") for n in range(count)
    ]
    session.edit("Add", lambda w: w.add_many(events))


def texts(figure):
    return [mark.text for group in figure.groups for mark in group.marks if hasattr(mark, "text")]


def test_playing_goes_through_all_events_in_the_order_of_time(view, sample_session, sample_selection):
    view.playing.toggle()
    assert view.playing.isVisible()
    seen = [sample_selection.current]
    for _ in range(200):
        view.playing.step(1)
        if sample_selection.current != seen[-1]:
            seen.append(sample_selection.current)
    assert seen == in_order(sample_selection, sample_session)
    assert not view.playing.is_playing


def test_the_next_event_comes_by_itself_until_it_is_paused(qtbot, view, sample_selection):
    view.playing.pace.setCurrentText("quick")
    view.playing._timer.setInterval(10)
    view.playing.toggle()
    first = sample_selection.current
    qtbot.waitUntil(lambda: sample_selection.current != first)
    view.playing.toggle()
    assert view.playing.play_button.text() == "Play"
    assert not view.playing.is_playing


def test_playing_stays_within_the_filter_and_begins_at_the_current_event(
    view, sample_session, sample_selection
):
    sample_selection.set_filter(Filter(kinds=frozenset({"licensing"})))
    ids = in_order(sample_selection, sample_session)
    sample_selection.select((ids[3],))
    view.playing.toggle()
    QTest.keyClick(view.playing, Qt.Key.Key_Right)
    assert sample_selection.current == ids[4]
    assert view.playing.place.text() == f"5 of {len(ids)}"


def test_an_event_outside_the_window_brings_the_window_along(view, sample_session, sample_selection):
    sample_selection.set_window((735_000.0, 735_100.0))
    view.playing.toggle()
    row = sample_session.index.row_of(sample_selection.current)
    assert sample_selection.window[0] <= sample_session.index.start[row] <= sample_selection.window[1]


def test_esc_ends_playing_and_so_does_the_closing_of_the_case(view, sample_session):
    view.playing.toggle()
    QTest.keyClick(view.playing, Qt.Key.Key_Escape)
    assert view.playing.isHidden()
    view.playing.toggle()
    sample_session.close()
    assert view.playing.isHidden()
    assert not view.playing.is_playing


def test_undated_events_are_named_in_a_row_and_counted(view, sample_session, sample_selection):
    assert view.undated.isHidden()
    undated(sample_session, 9)
    assert view.undated.isVisible()
    assert view.undated.count.text() == "No date: 9"
    assert view.undated.more.text() == "+6 more"
    view.undated.buttons["u0"].click()
    assert sample_selection.events == ("u0",)
    sample_selection.set_filter(Filter(kinds=frozenset({"licensing"})))
    assert view.undated.isHidden()


def test_the_menu_of_the_row_lists_the_others(view, sample_session, sample_selection):
    undated(sample_session, 6)
    view.undated.menu.aboutToShow.emit()
    view.undated.menu.actions()[-1].trigger()
    assert sample_selection.events == ("u5",)


def test_gaps_are_marked_only_when_asked_for(view, sample_selection):
    assert not any("Nothing for" in text for text in texts(view.canvas.figure))
    sample_selection.mark_gaps(True)
    words = " ".join(texts(view.canvas.figure))
    assert "Nothing for" in words
    sample_selection.mark_gaps(False)
    assert "Nothing for" not in " ".join(texts(view.canvas.figure))
