"""The timeline on the screen: what it shows, and what mouse and keys do with it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.canvas.timeline_view import TimelineView
from models.index.filters import Filter
from models.records.story import Event
from models.values.when import When

SALE = "jiafenxiang-sales"


@pytest.fixture
def view(qtbot, sample_session, sample_selection):
    view = TimelineView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(900, 460)
    view.show()
    return view


@pytest.fixture
def canvas(view):
    return view.canvas


def ids_of(figure, part=None):
    return {id for target in figure.targets if part in (None, target.part) for id in target.items}


def middle_of(canvas, event_id):
    """Where an event's mark stands in the widget."""
    target = next(t for t in canvas.figure.targets if t.part == "mark" and event_id in t.items)
    x, y = target.rect.x + target.rect.width / 2, target.rect.y + target.rect.height / 2
    return QPoint(round(x + canvas.inset), round(y - canvas.scrolled_by))


def turn_wheel(canvas, x, y, notches):
    here = QPointF(x, y)
    turned = QPoint(0, 120 * notches)
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        here, canvas.mapToGlobal(here), QPoint(), turned, Qt.MouseButton.NoButton, none, phase, False
    )
    QApplication.sendEvent(canvas, event)


def words_in(figure):
    return " ".join(mark.text for group in figure.groups for mark in group.marks if hasattr(mark, "text"))


def test_every_dated_event_of_the_sample_has_a_mark_or_is_counted(canvas, sample_session):
    index = sample_session.index
    rows = np.flatnonzero(index.is_dated & index.is_event)
    assert ids_of(canvas.figure) == {index.ids[row] for row in rows}


def test_only_what_the_filter_lets_through_is_shown(canvas, sample_selection):
    sample_selection.set_filter(Filter(kinds=frozenset({"sale"})))
    assert SALE in ids_of(canvas.figure)
    assert "notice-2021-09-24" not in ids_of(canvas.figure)


def test_the_wheel_zooms_around_the_day_under_the_pointer(canvas, sample_selection):
    day = canvas.scale().day(500)
    before = sample_selection.window
    turn_wheel(canvas, 500, 100, 2)
    assert sample_selection.window[1] - sample_selection.window[0] < before[1] - before[0]
    assert canvas.scale().x(day) == pytest.approx(500, abs=1)


def test_a_drag_moves_the_window_with_the_pointer(canvas, sample_selection):
    turn_wheel(canvas, 500, 100, 4)
    day = canvas.scale().day(500)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    QTest.mouseMove(canvas, QPoint(440, 300))
    QTest.mouseMove(canvas, QPoint(400, 300))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert canvas.scale().x(day) == pytest.approx(400, abs=2)
    assert sample_selection.events == ()  # a drag picks nothing


def test_a_click_on_a_mark_selects_its_event_and_a_click_beside_it_lets_go(canvas, sample_selection):
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle_of(canvas, SALE))
    assert sample_selection.current == SALE
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert sample_selection.events == ()


def test_a_click_with_shift_adds_to_the_selection(canvas, sample_selection):
    sample_selection.select(["notice-2013-12-05"])
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, shift, middle_of(canvas, SALE))
    assert sample_selection.events == ("notice-2013-12-05", SALE)


def test_enter_and_double_click_open_an_event(canvas, sample_selection, qtbot):
    with qtbot.waitSignal(canvas.event_opened) as opened:
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=middle_of(canvas, SALE))
    assert opened.args == [SALE]
    sample_selection.select(["notice-2013-12-05"])
    with qtbot.waitSignal(canvas.event_opened) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == ["notice-2013-12-05"]


def test_right_and_left_go_through_the_events_in_time(canvas, sample_selection):
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    first = sample_selection.current
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert sample_selection.current == sample_selection.shown()[1]
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert sample_selection.current == first
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert sample_selection.current == sample_selection.shown()[-1]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert sample_selection.events == ()


def test_down_and_up_go_to_the_neighbouring_lane(canvas, sample_selection, sample_session):
    def kind_of(event_id):
        index = sample_session.index
        return index.kinds[index.kind[index.row_of(event_id)]]

    sample_selection.select(["notice-2021-09-24"])
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert kind_of(sample_selection.current) == "judicial-meeting"
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert kind_of(sample_selection.current) == "notice"
    QTest.keyClick(canvas, Qt.Key.Key_Up)  # there is no lane above
    assert kind_of(sample_selection.current) == "notice"


def test_plus_and_minus_zoom_and_control_with_an_arrow_goes_by_a_year(canvas, sample_selection):
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    narrow = sample_selection.window
    assert narrow != sample_selection.extent
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert sample_selection.window[0] > narrow[0]
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert sample_selection.window == sample_selection.extent


def test_a_click_on_more_gives_every_label_its_room_and_zero_fits_again(canvas):
    more = next(target for target in canvas.figure.targets if target.part == "more")
    short = canvas.figure.height
    canvas.pick(more)
    assert canvas.figure.height > short
    assert canvas.figure.unlabelled == ()
    assert canvas.hidden > 0
    canvas.fit()
    assert canvas.figure.height == short


def test_lanes_scroll_with_the_bar_and_the_axis_stays(view, canvas):
    canvas.pick(next(target for target in canvas.figure.targets if target.part == "more"))
    canvas.grab()
    assert view.bar.isVisibleTo(view)
    view.bar.setValue(200)
    assert canvas.scrolled_by == pytest.approx(200)
    scrolled, unscrolled = canvas.grab().toImage(), None
    canvas.scroll_to(0)
    unscrolled = canvas.grab().toImage()
    years = (canvas.inset + int(canvas.figure.plot.x), 4, 200, 12)
    assert scrolled.copy(*years) == unscrolled.copy(*years)


def test_a_filter_that_lets_nothing_through_says_what_to_do(canvas, sample_selection):
    sample_selection.set_filter(Filter(tags=frozenset({"no such tag"})))
    assert "Show all" in words_in(canvas.figure)


def test_an_empty_case_says_what_to_do_first(qtbot, sample_session, sample_selection, tmp_path):
    view = TimelineView(sample_session, sample_selection)
    qtbot.addWidget(view)
    assert sample_session.create(tmp_path / "empty.dateline")
    assert "Ctrl+Shift+N" in words_in(view.canvas.figure)


def test_what_is_pointed_at_is_told_as_plain_words(canvas):
    words = canvas.words_of(SALE)
    assert (
        words
        == "since 2018: Jiafenxiang facilitates sales of over 3 billion yuan of seized crypto (10 sources)"
    )


def test_the_view_survives_any_size_and_the_closing_of_the_case(view, sample_session):
    for size in ((1, 1), (30, 2000), (2000, 30), (900, 460)):
        view.resize(*size)
        view.grab()
    sample_session.close()
    view.grab()
    QTest.mouseMove(view.canvas, QPoint(100, 100))


def test_the_overview_counts_every_dated_event_of_the_filter(view, sample_selection, sample_session):
    assert view.overview.counts().sum() == int(
        (sample_session.index.is_dated & sample_session.index.is_event).sum()
    )
    sample_selection.set_filter(Filter(kinds=frozenset({"sale"})))
    assert view.overview.counts().sum() == 6


def test_the_overview_follows_dates_filters_and_events_that_go(view, sample_selection, sample_session):
    before = view.overview.counts().copy()
    event = sample_session.reader.get(Event, SALE)
    sample_session.edit("Title", lambda writer: writer.replace(replace(event, title="Another")))
    assert (view.overview.counts() == before).all()
    moved = replace(event, title="Another", when=When.from_edtf("2019-01-05"))
    sample_session.edit("Date", lambda writer: writer.replace(moved))
    assert (view.overview.counts() != before).any()
    assert view.overview.counts().sum() == before.sum()
    sample_session.edit("Away", lambda writer: writer.delete(moved))
    assert view.overview.counts().sum() == before.sum() - 1


def test_the_window_is_pulled_and_dragged_in_the_overview(view, sample_selection):
    overview = view.overview
    right = overview.width() - 1
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(right, 20))
    QTest.mouseMove(overview, QPoint(right // 2, 20))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=QPoint(right // 2, 20))
    first, last = sample_selection.window
    assert first == sample_selection.extent[0]
    assert last < sample_selection.extent[1]
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(right // 4, 20))
    QTest.mouseMove(overview, QPoint(right // 2, 20))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=QPoint(right // 2, 20))
    assert sample_selection.window[0] > first
    assert sample_selection.window[1] - sample_selection.window[0] == pytest.approx(last - first)
    QTest.mouseDClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(right // 2, 20))
    assert sample_selection.window == sample_selection.extent
