"""What a screen reader finds on timeline and map, and what it is told."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from gui.canvas import accessible
from gui.canvas.map_view import MapView
from gui.canvas.timeline_view import TimelineView
from models.index.filters import Filter

SALE = "jiafenxiang-sales"
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def timeline(qtbot, sample_session, sample_selection):
    view = TimelineView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(1000, 560)
    view.show()
    return view


@pytest.fixture
def map_view(qtbot, sample_session, sample_selection):
    view = MapView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(900, 560)
    view.show()
    return view


@pytest.fixture(params=["timeline", "map_view"])
def view(request):
    """A picture with its voice."""
    found = request.getfixturevalue(request.param)
    return getattr(found, "canvas", found)


def voice_of(view):
    return next(child for child in view.children() if isinstance(child, accessible.Voice))


def interface_of(view):
    return QAccessible.queryAccessibleInterface(view)


def entries_of(view):
    """The children of a picture that stand for events."""
    listed = interface_of(view)
    children = [listed.child(place) for place in range(listed.childCount())]
    return [child for child in children if child.role() == QAccessible.Role.ListItem]


class Recorder:
    """Keeps what would have been told to a screen reader."""

    def __init__(self, voice):
        self.told = []
        voice.is_heard = lambda: True
        voice.tell = lambda event: self.told.append((event.type(), self._words(event)))

    @staticmethod
    def _words(event):
        if event.type() == QAccessible.Event.Announcement:
            return event.message()
        return event.accessibleInterface().text(NAME)

    def of(self, kind):
        return [words for told, words in self.told if told == kind]


def focus(view, qtbot):
    view.window().activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)


def test_a_picture_is_a_list_with_one_named_entry_for_each_shown_thing(view):
    listed = interface_of(view)
    assert listed.role() == QAccessible.Role.List
    entries = entries_of(view)
    assert len(entries) == len(voice_of(view).spots) > 10
    assert all(entry.text(NAME).strip() for entry in entries)
    assert [listed.indexOfChild(entry) for entry in entries] == list(range(len(entries)))


def test_every_shown_event_is_spoken_alone_or_counted_in_a_group(view, sample_session):
    drawn = {id for target in view.figure.targets for id in target.items}
    spoken = {id for spot in voice_of(view).spots for id in spot.items}
    assert spoken == drawn


def test_entries_stand_inside_the_picture_or_say_that_they_do_not(view):
    ground = interface_of(view).rect()
    for entry in entries_of(view):
        assert entry.state().offscreen or ground.contains(entry.rect()), entry.text(NAME)
        assert entry.state().focusable
        assert entry.parent().role() == QAccessible.Role.List


def test_the_timeline_is_named_by_its_events_and_their_time(timeline):
    assert (
        interface_of(timeline.canvas).text(NAME) == "Timeline, 64 events, 5 December 2013 to 6 February 2026"
    )


def test_an_event_is_spoken_with_date_headline_place_state_and_sources(timeline, sample_session):
    voice = timeline.voice
    entry = interface_of(timeline.canvas).child(voice.place_of(SALE))
    name = entry.text(NAME)
    assert name.startswith("since 2018, Jiafenxiang facilitates sales")
    assert name.endswith("10 sources")
    assert entry.text(DESCRIPTION)


def test_the_buttons_on_the_map_stay_in_the_list(map_view):
    listed = interface_of(map_view)
    children = [listed.child(place) for place in range(listed.childCount())]
    others = [child for child in children if child.role() != QAccessible.Role.ListItem]
    assert others
    assert listed.indexOfChild(others[0]) == len(voice_of(map_view).spots)


def test_the_entry_of_the_current_event_has_the_focus_and_is_selected(view, sample_selection, qtbot):
    focus(view, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Home)
    states = [entry.state() for entry in entries_of(view)]
    assert [state.focused for state in states].count(True) == 1
    assert interface_of(view).focusChild().state().selected


def test_a_point_of_the_screen_leads_to_the_event_that_is_drawn_there(view):
    entry = entries_of(view)[3]
    middle = entry.rect().center()
    found = interface_of(view).childAt(middle.x(), middle.y())
    assert found.rect().contains(middle)


def test_moving_the_cursor_tells_the_new_event_and_its_selection(timeline, sample_selection, qtbot):
    focus(timeline.canvas, qtbot)
    recorder = Recorder(timeline.voice)
    sample_selection.select([SALE])
    QTest.keyClick(timeline.canvas, Qt.Key.Key_Right)
    spoken = recorder.of(QAccessible.Event.Focus)
    assert spoken[0].startswith("since 2018, Jiafenxiang")
    assert len(spoken) == 2
    assert spoken == recorder.of(QAccessible.Event.Selection)
    row = timeline.canvas._session.index.row_of(sample_selection.current)
    assert timeline.canvas._session.index.titles[row] in spoken[1]


def test_selecting_several_is_told_once_for_the_list(timeline, sample_selection, qtbot):
    focus(timeline.canvas, qtbot)
    sample_selection.select([SALE])
    recorder = Recorder(timeline.voice)
    QTest.keyClick(timeline.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(recorder.of(QAccessible.Event.SelectionWithin)) == 1


def test_what_is_selected_elsewhere_takes_no_focus_to_the_picture(timeline, sample_selection):
    timeline.canvas.clearFocus()
    recorder = Recorder(timeline.voice)
    sample_selection.select([SALE])
    assert recorder.told == []


def test_a_filter_and_a_zoom_are_announced_in_one_polite_sentence(timeline, sample_selection, qtbot):
    recorder = Recorder(timeline.voice)
    sample_selection.set_filter(Filter(jurisdictions=frozenset({"HK"})))
    sample_selection.zoom(0.5)
    sample_selection.zoom(0.9)
    qtbot.waitUntil(lambda: bool(recorder.of(QAccessible.Event.Announcement)))
    (words,) = recorder.of(QAccessible.Event.Announcement)
    count = len(sample_selection.shown())
    first, last = words.split(", ")[1].split(" to ")
    assert words.startswith(f"{count} of 64 events, ")
    assert int(first) < int(last)


def test_nothing_is_made_while_nobody_listens(timeline, sample_selection, qtbot):
    assert not QAccessible.isActive()
    focus(timeline.canvas, qtbot)
    sample_selection.select([SALE])
    sample_selection.zoom(0.5)
    assert not timeline.voice._entries
    assert not timeline.voice._rest.isActive()


def test_entries_are_kept_by_event_and_reused_when_there_are_too_many(timeline, monkeypatch):
    monkeypatch.setattr(accessible, "MOST_KEPT", 10)
    voice = timeline.voice
    names = [entry.text(NAME) for entry in (interface_of(timeline.canvas).child(n) for n in range(40))]
    assert len(set(names)) == 40
    assert len(voice._entries) == 10
    assert interface_of(timeline.canvas).child(0).text(NAME) == names[0]


def test_an_entry_outlives_a_filter_and_says_when_it_is_no_longer_shown(timeline, sample_selection):
    entry = interface_of(timeline.canvas).child(timeline.voice.place_of(SALE))
    sample_selection.set_filter(Filter(kinds=frozenset({"notice"})))
    assert entry.state().invisible
    assert entry.text(NAME) == ""
    sample_selection.set_filter(Filter())
    assert not entry.state().invisible
    assert "Jiafenxiang" in entry.text(NAME)


def test_pictures_that_were_read_can_be_thrown_away_and_made_again(qtbot, sample_session, sample_selection):
    for _ in range(3):
        view = TimelineView(sample_session, sample_selection)
        view.resize(900, 500)
        view.show()
        held = entries_of(view.canvas)
        assert held
        view.close()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del view, held
        gc.collect()


def test_an_event_that_is_drawn_with_others_is_spoken_alone_while_the_cursor_is_on_it(
    map_view, sample_selection, qtbot
):
    focus(map_view, qtbot)
    crowd = next(spot for spot in map_view.voice.spots if len(spot.items) > 5)
    alone = {spot.items[0] for spot in map_view.voice.spots if len(spot.items) == 1}
    hidden = next(id for id in crowd.items if id not in alone)
    sample_selection.select([hidden])
    index = map_view._session.index
    assert index.titles[index.row_of(hidden)] in interface_of(map_view).focusChild().text(NAME)


def test_a_closed_case_has_no_entries(timeline, sample_session):
    sample_session.close()
    assert entries_of(timeline.canvas) == []
    assert interface_of(timeline.canvas).text(NAME) == "Timeline"
