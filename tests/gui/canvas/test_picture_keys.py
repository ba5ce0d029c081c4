"""Timeline and map by keys alone: stepping, extending, typing, composed letters, the menu, and the way out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from gui.canvas.keys import IN_A_PICTURE
from gui.canvas.map_view import MapView
from gui.canvas.timeline_view import TimelineView
from gui.parts.theme import DARK, LIGHT, contrast
from models.index.filters import Filter
from models.records.story import Event

SALE = "jiafenxiang-sales"
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def host(qtbot, sample_session, sample_selection):
    """A window with both pictures and a field after them."""
    host = QWidget()
    qtbot.addWidget(host)
    host.timeline, host.map = (make(sample_session, sample_selection) for make in (TimelineView, MapView))
    host.field = QLineEdit()
    column = QVBoxLayout(host)
    for widget in (host.timeline, host.map, host.field):
        column.addWidget(widget)
    host.resize(1000, 900)
    host.show()
    host.activateWindow()
    return host


@pytest.fixture
def timeline(host, qtbot):
    return focused(host.timeline.canvas, qtbot)


@pytest.fixture
def map_view(host, qtbot):
    return focused(host.map, qtbot)


@pytest.fixture(params=["timeline", "map_view"])
def view(request):
    return request.getfixturevalue(request.param)


def focused(view, qtbot):
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def compose(view, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(view, event)


def in_time(session, selection):
    index = session.index
    rows = index.order[(selection.in_filter() & index.is_dated)[index.order]]
    return [index.ids[row] for row in rows.tolist()]


def title_of(session, selection):
    return session.index.titles[session.index.row_of(selection.current)]


def test_the_next_event_is_reached_though_the_window_ends_before_it(
    timeline, sample_session, sample_selection, request
):
    ids = in_time(sample_session, sample_selection)
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    for _ in range(12):
        QTest.keyClick(timeline, Qt.Key.Key_Plus)
    for wanted in ids[1 : None if request.config.getoption("--long") else 16]:
        QTest.keyClick(timeline, Qt.Key.Key_Right)
        assert sample_selection.current == wanted
        assert wanted in sample_selection.shown()
        target = timeline.target_of(wanted)
        assert target is None or timeline.rect().contains(timeline.middle_of(target).x(), 5)


def test_control_with_down_and_up_stays_in_the_lane_or_at_the_place(
    host, view, sample_session, sample_selection
):
    index = sample_session.index

    def lane_of(event_id):
        row = index.row_of(event_id)
        return index.kind[row] if view is host.timeline.canvas else index.places.of(row)[0]

    start = "shayang-judgment"
    sample_selection.select([start])
    QTest.keyClick(view, Qt.Key.Key_Up, CONTROL)
    other = sample_selection.current
    assert other != start
    assert lane_of(other) == lane_of(start)
    QTest.keyClick(view, Qt.Key.Key_Down, CONTROL)
    assert sample_selection.current == start


def test_shift_extends_the_selection_and_going_back_shortens_it(timeline, sample_session, sample_selection):
    ids = in_time(sample_session, sample_selection)
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    QTest.keyClick(timeline, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Right, SHIFT)
    assert sample_selection.events == tuple(ids[:3])
    QTest.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    assert sample_selection.events == tuple(ids[:2])
    QTest.keyClick(timeline, Qt.Key.Key_End, SHIFT)
    assert sample_selection.events == tuple(ids)


def test_space_selects_the_current_event_alone_and_the_first_where_there_is_none(
    timeline, sample_session, sample_selection
):
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert sample_selection.events == (in_time(sample_session, sample_selection)[0],)
    sample_selection.select(["notice-2013-12-05", SALE])
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert sample_selection.events == (SALE,)


def test_letters_find_the_next_event_whose_title_holds_them(view, sample_session, sample_selection):
    for letter in "plustoken":
        QTest.keyClick(view, letter)
    assert "plustoken" in title_of(sample_session, sample_selection).casefold()
    assert view._typed_label.text() == "Find: plustoken"
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert view._typed_label.text() == "Find: plustoke"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view._typed_label.isVisible()
    assert sample_selection.events


def test_f3_goes_through_what_fits_and_back(timeline, sample_session, sample_selection):
    for letter in "bitcoin":
        QTest.keyClick(timeline, letter)
    first = sample_selection.current
    QTest.keyClick(timeline, Qt.Key.Key_F3)
    second = sample_selection.current
    assert second != first
    assert "bitcoin" in title_of(sample_session, sample_selection).casefold()
    QTest.keyClick(timeline, Qt.Key.Key_F3, SHIFT)
    assert sample_selection.current == first


def test_digits_and_spaces_belong_to_what_is_being_typed(timeline, sample_selection):
    window = sample_selection.window
    for letter in "zzq 0-":
        QTest.keyClick(timeline, letter)
    assert timeline._typed_label.text() == "Find: zzq 0- (no event)"
    assert sample_selection.window == window


def test_composed_chinese_finds_an_event_by_its_place_once_it_is_committed(
    timeline, sample_session, sample_selection
):
    compose(timeline, "xu'zhou")
    assert sample_selection.events == ()
    assert timeline._typed_label.text() == "Find: xu'zhou"
    compose(timeline, "", "徐州")
    index = sample_session.index
    assert sample_session.reader.found_events("徐州", index)[index.row_of(sample_selection.current)]
    assert timeline.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_a_composition_that_is_given_up_leaves_nothing(timeline):
    compose(timeline, "xu")
    compose(timeline, "")
    assert not timeline._typed_label.isVisible()


def test_tab_leaves_a_picture_whatever_is_selected_or_typed(host, view):
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, "x")
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_escape_drops_the_selection_and_then_leaves(view, sample_selection):
    sample_selection.select([SALE])
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert sample_selection.events == ()
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.hasFocus()


def test_the_menu_key_shows_the_menu_of_the_event_beside_it(view, sample_selection, qtbot):
    sample_selection.select([SALE])
    here = view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, view.mapToGlobal(here))
    QApplication.sendEvent(view, event)
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    assert "&Open the event" in [action.text() for action in menu.actions()]
    with qtbot.waitSignal(view.event_opened) as opened:
        menu.actions()[0].trigger()
    assert opened.args == [SALE]
    menu.close()


def test_arrows_on_the_map_go_to_the_nearest_mark_in_their_direction(map_view, sample_selection):
    marks = (target for target in map_view.figure.targets if target.part in map_view.boxed)
    sample_selection.select(max(marks, key=lambda target: target.rect.y).items)
    here = map_view.middle_of(map_view.target_of(sample_selection.current))
    QTest.keyClick(map_view, Qt.Key.Key_Up)
    there = map_view.middle_of(map_view.target_of(sample_selection.current))
    assert there.y() < here.y()


@pytest.mark.long
def test_every_mark_of_the_map_can_be_reached_by_arrows(map_view, sample_selection):
    QTest.keyClick(map_view, Qt.Key.Key_Home)
    where = map_view.target_of(sample_selection.current)
    reached, waiting = {}, [where]
    while waiting:
        target = waiting.pop()
        if target.rect in reached:
            continue
        reached[target.rect] = target
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            map_view._go_to(target)
            QTest.keyClick(map_view, key)
            waiting.append(map_view.target_of(sample_selection.current))
    sample_selection.select(())
    assert {id for target in map_view._marks() for id in target.items} == {
        id for target in reached.values() for id in target.items
    }


def test_return_lists_the_events_of_a_mark_that_stands_for_several(map_view, sample_selection):
    crowd = next(target for target in map_view.figure.targets if len(target.items) > 1)
    sample_selection.select(crowd.items)
    QTest.keyClick(map_view, Qt.Key.Key_Return)
    menu = next(menu for menu in map_view.findChildren(QMenu) if menu.isVisible())
    assert len(menu.actions()) >= len(crowd.items[:24])
    menu.close()


def test_the_cursor_is_kept_by_event_after_a_filter_and_undo(timeline, sample_session, sample_selection):
    for letter in "jiafenxiang":
        QTest.keyClick(timeline, letter)
    current = sample_selection.current
    sample_selection.set_filter(Filter(kinds=frozenset({"sale"})))
    sample_selection.set_filter(Filter())
    notice = sample_session.reader.get(Event, "notice-2013-12-05")
    sample_session.edit("Date it anew", lambda writer: writer.replace(replace(notice, title="Other words")))
    sample_session.undo()
    assert sample_selection.current == current
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    ids = in_time(sample_session, sample_selection)
    assert sample_selection.current == ids[ids.index(current) + 1]


def test_the_ring_of_the_focus_is_plain_to_see_in_both_themes():
    for theme in (LIGHT, DARK):
        assert contrast(theme.accent, theme.ground) >= 3


def test_what_is_this_tells_all_keys(view):
    assert all(keys in view.whatsThis() for _, keys in IN_A_PICTURE)
