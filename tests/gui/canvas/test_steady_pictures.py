"""Pictures that stay where they are: a click moves nothing, and what it met is what the double click opens."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from gui.canvas.map_view import MapView
from gui.canvas.timeline_view import TimelineView
from models.figure.chosen import OVER
from models.figure.marks import Label
from models.index.filters import Filter
from models.publication.map_sums import COUNT
from models.records.eras import PLAIN
from models.records.story import Event, EventId, KindId
from models.values.when import When

SALE = "jiafenxiang-sales"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def host(qtbot, sample_session, sample_selection):
    """A window with both pictures and a field before and after them."""
    host = QWidget()
    qtbot.addWidget(host)
    host.before, host.field = QLineEdit(), QLineEdit()
    host.timeline, host.map = (make(sample_session, sample_selection) for make in (TimelineView, MapView))
    column = QVBoxLayout(host)
    for widget in (host.before, host.timeline, host.map, host.field):
        column.addWidget(widget)
    host.resize(1000, 900)
    host.show()
    host.activateWindow()
    return host


def timeline_of(host):
    return host.timeline.canvas


def crowded_timeline_of(host):
    """With lanes unfolded, so that it scrolls."""
    canvas = host.timeline.canvas
    canvas.pick(next(target for target in canvas.figure.targets if target.part == "more"))
    canvas.scroll_to(60)
    return canvas


def near_timeline_of(host):
    """So near that a day is wide, with events that go on through the whole window."""
    canvas = host.timeline.canvas
    canvas._selection.set_window((738_000.0, 738_100.0))
    canvas.settle()
    return canvas


def map_of(host):
    """In the projection that fits what it shows."""
    assert host.map.figure
    host.map.settle()
    return host.map


def counting_map_of(host):
    host.map._tools._choose(COUNT)
    return map_of(host)


PICTURES = [timeline_of, crowded_timeline_of, near_timeline_of, map_of, counting_map_of]


@pytest.fixture(params=PICTURES, ids=lambda make: make.__name__)
def picture(request, host):
    return request.param(host)


def settled(picture):
    picture.settle()
    return picture.figure


def laid_out(figure):
    """What stands in a figure, but for what lies over it."""
    words = tuple(
        (group.name, mark.x, mark.y, mark.text)
        for group in figure.groups
        for mark in group.marks
        if isinstance(mark, Label) and group.name != OVER
    )
    return words, tuple((target.rect, target.part, tuple(target.items[:9])) for target in figure.targets)


def places(picture):
    """One target of each kind of mark, where its middle stands in the widget, as far as that is seen."""
    seen = {}
    for target in picture.figure.targets:
        at = picture.middle_of(target)
        found = picture.target_at(QPointF(at)) if picture.rect().contains(at) else None
        if found is not None and found.rect == target.rect:
            seen.setdefault((target.part, len(target.items) > 1), []).append((target, at))
    return seen


def test_selecting_any_event_moves_nothing(picture, sample_session, sample_selection, thinned):
    words, targets = laid_out(settled(picture))
    for id in thinned(sample_session.index.ids, 9):
        sample_selection.select((id,), picture)
        after_words, after_targets = laid_out(settled(picture))
        assert after_words == words
        assert after_targets[: len(targets)] == targets


def test_a_double_click_opens_what_its_first_click_met(picture, sample_selection):
    opened = []
    picture.event_opened.connect(opened.append)
    for (part, is_many), found in places(picture).items():
        for target, at in found[:4]:
            opened.clear()
            QTest.mouseClick(picture, LEFT, pos=at)
            picture.settle()
            QTest.mouseDClick(picture, LEFT, pos=at)
            for menu in picture.findChildren(QMenu):
                menu.close()
            assert opened == ([] if is_many or part == "more" else [target.items[0]])
            if part == "more":
                break  # the picture is another one now
        if part == "more":
            break


def test_the_words_of_the_selected_event_are_always_shown(picture, sample_session, sample_selection, thinned):
    figure = settled(picture)
    shown = {id for target in figure.targets if target.part == "mark" for id in target.items}
    named = {t.items[0] for t in figure.targets if t.part == "label" and len(t.items) == 1}
    silent = sorted(shown - named)
    for id in thinned(silent, 6):
        sample_selection.select((id,), picture)
        labels = [target for target in settled(picture).targets if target.part == "label"]
        assert any(id in target.items for target in labels)


def test_a_click_in_a_picture_scrolls_and_zooms_nothing(picture, sample_selection, thinned):
    before = sample_selection.window, picture.scrolled_by, getattr(picture, "_view", None)
    found = [one for (part, is_many), held in places(picture).items() if not is_many for one in held]
    for _, at in thinned(found, 8):
        QTest.mouseClick(picture, LEFT, pos=at)
        picture.settle()
        assert (sample_selection.window, picture.scrolled_by, getattr(picture, "_view", None)) == before


def test_what_is_chosen_elsewhere_is_brought_into_sight(picture, sample_session, sample_selection, thinned):
    elsewhere = QWidget()
    for row in thinned(picture.rows_here().tolist(), 12):
        id = sample_session.index.ids[row]
        sample_selection.select((id,), elsewhere)
        settled(picture)
        target = picture.target_of(id)
        assert target is not None
        assert picture.rect().contains(picture.middle_of(target))


def test_what_is_chosen_stays_in_sight_when_the_picture_becomes_low(host, sample_session, sample_selection):
    canvas = crowded_timeline_of(host)
    for row in canvas.rows_here().tolist()[::7]:
        host.resize(1000, 900)
        sample_selection.select((sample_session.index.ids[row],), host)
        settled(canvas)
        host.resize(1000, 500)
        settled(canvas)
        target = canvas.target_of(sample_session.index.ids[row])
        assert canvas.rect().contains(canvas.middle_of(target))


def test_what_is_chosen_outside_the_window_of_time_moves_it_there(host, sample_session, sample_selection):
    sample_selection.set_window((738_000.0, 738_100.0))
    sample_selection.select((SALE,), host)
    assert SALE in sample_selection.shown()


def test_fit_all_folds_what_was_unfolded(host, sample_selection):
    canvas = timeline_of(host)
    height = canvas.figure.height
    canvas.pick(next(target for target in canvas.figure.targets if target.part == "more"))
    assert canvas.figure.height > height
    sample_selection.fit_all(host)
    assert canvas.figure.height == height


def test_a_filter_lets_go_of_the_selected_events_that_it_hides(sample_selection):
    sample_selection.select(["notice-2021-09-24", SALE])
    sample_selection.set_filter(Filter(kinds=frozenset({"sale"})))
    assert sample_selection.events == (SALE,)


# the bare picture


def bare_spot(picture):
    """A point at which nothing stands and a new event can be."""
    for y in range(20, picture.height() - 20, 7):
        for x in range(200, picture.width() - 20, 13):
            is_tool = picture.childAt(QPoint(x, y)) is not None
            if picture.target_at(QPointF(x, y)) is None and not is_tool and picture.here_at(QPointF(x, y)):
                return QPoint(x, y)
    raise AssertionError("the picture is full")


def test_a_double_click_on_nothing_asks_for_an_event_there(picture, qtbot):
    at = bare_spot(picture)
    QTest.mouseClick(picture, LEFT, pos=at)
    with qtbot.waitSignal(picture.event_wanted) as wanted:
        QTest.mouseDClick(picture, LEFT, pos=at)
    here = wanted.args[0]
    assert (here.when is None) == isinstance(picture, MapView)
    assert (here.point is None) != isinstance(picture, MapView)


def test_the_menu_of_the_bare_picture_is_about_the_picture(picture, sample_selection, qtbot):
    sample_selection.select((SALE,), picture)
    menu = picture.menu_at(bare_spot(picture))
    words = [action.text() for action in menu.actions()]
    assert words[0] == "New event &here…"
    assert not any("event" in word and "New" not in word for word in words)
    with qtbot.waitSignal(picture.event_wanted):
        menu.actions()[0].trigger()


def test_the_menu_of_an_event_selects_it(picture, sample_selection):
    _, at = next(
        held[0] for (part, is_many), held in places(picture).items() if part == "mark" and not is_many
    )
    target = picture.target_at(QPointF(at))
    menu = picture.menu_at(at)
    assert sample_selection.events == tuple(target.items)
    assert menu.actions()[0].text() == "&Open the event"


def test_a_right_click_shows_the_menu(picture):
    at = bare_spot(picture)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, picture.mapToGlobal(at))
    QApplication.sendEvent(picture, event)
    assert any(menu.isVisible() for menu in picture.findChildren(QMenu))


@pytest.mark.parametrize(
    ("days", "unit"),
    [(20_000, "year"), (2_000, "year"), (300, "month"), (20, "day"), (1.5, "hour"), (0.02, "minute")],
)
def test_the_date_at_the_pointer_is_as_fine_as_the_axis(host, sample_selection, days, unit):
    canvas = timeline_of(host)
    sample_selection.set_window((738_000.0, 738_000.0 + days))
    canvas.settle()
    scale = canvas.scale()
    here = canvas.here_at(QPointF((scale.left + scale.right) / 2, canvas.figure.plot.y + 30))
    assert here.when.precision.name.lower() in (unit, "month" if unit == "year" else unit)
    assert here.when.begins <= scale.day((scale.left + scale.right) / 2) < here.when.ends


def test_a_point_near_a_place_of_the_case_means_that_place(host, sample_session):
    view = map_of(host)
    located = view._facts.located
    x, y = view._view.to_screen(located.degrees[:1])[0]
    assert view.here_at(QPointF(x, y)).place_id in {place.id for place in located.places}


def test_the_name_of_a_tall_lane_stays_in_sight_while_it_scrolls(host):
    canvas = crowded_timeline_of(host)
    _, rect = max(canvas.figure.lanes, key=lambda one: one[1].height)
    left = canvas.inset, round(canvas.figure.plot.y) + 1, round(canvas.figure.plot.x) - 4, 60
    canvas.scroll_to(rect.bottom - canvas.figure.plot.y - 50)
    assert canvas.scrolled_by > rect.y
    name = canvas.grab().toImage().copy(*left)
    assert len({name.pixel(x, y) for x in range(name.width()) for y in range(name.height())}) > 3


# wheel and keys


def turn(picture, notches, held=Qt.KeyboardModifier.NoModifier):
    here = QPointF(picture.width() / 2, picture.height() / 2)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        here, picture.mapToGlobal(here), QPoint(), QPoint(0, 120 * notches), none, held, phase, False
    )
    QApplication.sendEvent(picture, event)
    return event.isAccepted()


def state_of(picture, selection):
    return selection.window, picture.scrolled_by, getattr(picture, "_view", None)


def test_the_wheel_zooms_or_scrolls_and_is_not_handed_on(picture, host, sample_selection):
    before = state_of(picture, sample_selection)
    host.field.setText("untouched")
    assert turn(picture, 1)
    assert state_of(picture, sample_selection) != before
    assert host.field.text() == "untouched"


def test_the_wheel_scrolls_lanes_that_do_not_fit_and_zooms_with_control(host, sample_selection):
    canvas = crowded_timeline_of(host)
    window, scrolled = sample_selection.window, canvas.scrolled_by
    turn(canvas, -1)
    assert canvas.scrolled_by > scrolled
    assert sample_selection.window == window
    turn(canvas, 1, Qt.KeyboardModifier.ControlModifier)
    assert sample_selection.window != window


def test_the_wheel_over_the_overview_narrows_the_window(host, sample_selection):
    before = sample_selection.window
    turn(host.timeline.overview, 1)
    first, last = sample_selection.window
    assert last - first < before[1] - before[0]


def test_escape_lets_go_of_the_selection_and_enter_opens_it(picture, sample_selection, qtbot):
    picture.setFocus()
    sample_selection.select((SALE,), picture)
    with qtbot.waitSignal(picture.event_opened) as opened:
        QTest.keyClick(picture, Qt.Key.Key_Return)
    assert opened.args == [SALE]
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert sample_selection.events == ()


def test_enter_without_a_selection_opens_nothing(picture, qtbot):
    picture.setFocus()
    with qtbot.assertNotEmitted(picture.event_opened):
        QTest.keyClick(picture, Qt.Key.Key_Return)


def test_tab_leaves_every_picture(picture, qtbot):
    picture.setFocus()
    qtbot.waitUntil(picture.hasFocus)
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    assert not picture.hasFocus()


# eras


@pytest.fixture
def era(sample_session):
    era = Event(
        EventId("an-era"), KindId("notice"), "Years of the test", When.from_edtf("2019/2022"), era=PLAIN
    )
    sample_session.edit("Era", lambda writer: writer.add(era))
    return era


def title_of(canvas, era):
    rect = next(target.rect for target in canvas.figure.eras if target.items == (era.id,))
    return QPoint(round(rect.x + canvas.inset + rect.width / 2), round(rect.y + rect.height / 2))


def test_a_click_on_the_title_of_an_era_selects_it_and_two_open_it(host, era, sample_selection, qtbot):
    canvas = timeline_of(host)
    at = title_of(canvas, era)
    QTest.mouseClick(canvas, LEFT, pos=at)
    assert sample_selection.events == (era.id,)
    with qtbot.waitSignal(canvas.event_opened) as opened:
        QTest.mouseDClick(canvas, LEFT, pos=at)
    assert opened.args == [era.id]


def test_a_selected_era_is_framed(host, era, sample_selection):
    canvas = timeline_of(host)
    plain = canvas.grab().toImage()
    sample_selection.select((era.id,), canvas)
    assert canvas.grab().toImage() != plain
