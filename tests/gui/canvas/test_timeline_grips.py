"""Lanes are folded and put in order, and dates are moved, on the timeline itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.canvas.timeline_view import TimelineView
from models.records.story import Claim, Event, Field, State

LEFT, CTRL, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
BAN = "notice-2021-09-24"


@pytest.fixture
def canvas(qtbot, sample_session, sample_selection):
    view = TimelineView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(1000, 620)
    view.show()
    yield view.canvas  # noqa: PT022 - the view must live on


def title_of(canvas, lane):
    rect = dict(canvas.figure.lanes)[lane]
    return QPoint(canvas.inset + 4, round(rect.y + 4))


def mark_of(canvas, event_id):
    rect = next(t.rect for t in canvas.figure.targets if t.part == "mark" and event_id in t.items)
    return QPoint(round(rect.x + rect.width / 2 + canvas.inset), round(rect.y + rect.height / 2))


def drag(canvas, start, end, modifier=NONE):
    QTest.mousePress(canvas, LEFT, modifier, start)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(canvas, start + (end - start) * step)
    QTest.mouseRelease(canvas, LEFT, modifier, end)


def shown_lanes(canvas):
    return [lane for lane, _ in canvas.figure.lanes]


def test_a_click_on_a_title_folds_the_lane_and_another_unfolds_it(canvas):
    open_height = dict(canvas.figure.lanes)["notice"].height
    QTest.mouseClick(canvas, LEFT, pos=title_of(canvas, "notice"))
    assert dict(canvas.figure.lanes)["notice"].height < 0.8 * open_height
    QTest.mouseClick(canvas, LEFT, pos=title_of(canvas, "notice"))
    assert dict(canvas.figure.lanes)["notice"].height == pytest.approx(open_height)


def test_a_folded_lane_still_shows_or_counts_each_of_its_events(canvas, sample_selection, sample_session):
    def there():
        return {id for target in canvas.figure.targets for id in target.items}

    before = there()
    sample_selection.arrange_lanes((), {"notice", "sale", "licensing"})
    assert there() == before


def test_a_lane_is_dragged_to_another_place_by_its_title(canvas):
    first, second, *_ = shown_lanes(canvas)
    last = shown_lanes(canvas)[-1]
    drag(canvas, title_of(canvas, first), title_of(canvas, last) + QPoint(0, 60))
    assert shown_lanes(canvas)[0] == second
    assert shown_lanes(canvas)[-1] == first


def test_keys_fold_and_move_the_lane_of_the_current_event(canvas, sample_selection):
    sample_selection.select((BAN,))
    first, second, *_ = shown_lanes(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Down, ALT)
    assert shown_lanes(canvas)[:2] == [second, first]
    QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert sample_selection.folded == {"notice"}


def test_other_lanes_begin_in_their_own_order(canvas, sample_selection):
    sample_selection.arrange_lanes(("sale",), {"notice"})
    sample_selection.set_lanes("jurisdiction")
    assert (sample_selection.lane_order, sample_selection.folded) == ((), frozenset())


def test_a_drag_with_ctrl_moves_a_date_in_one_step_and_unsettles_its_check(canvas, sample_session):
    (claim,) = sample_session.reader.where(Claim, event_id=BAN, field=str(Field.WHEN))
    sample_session.edit("x", lambda w: w.replace(replace(claim, state=State.CHECKED)))
    start = mark_of(canvas, BAN)
    drag(canvas, start, start + QPoint(40, 3), CTRL)
    when = sample_session.reader.get(Event, BAN).when
    assert when.edtf > "2021-09-24"
    assert when.precision == 1
    assert sample_session.case.undo_label == "Change date"
    assert sample_session.reader.get(Claim, claim.id).state == State.CHANGED
    sample_session.undo()
    assert sample_session.reader.get(Event, BAN).when.edtf == "2021-09-24"


def test_without_ctrl_no_drag_changes_a_date(canvas, sample_session):
    start = mark_of(canvas, BAN)
    drag(canvas, start, start + QPoint(40, 3))
    assert sample_session.reader.get(Event, BAN).when.edtf == "2021-09-24"


def test_esc_lets_go_of_a_date_without_changing_it(canvas, sample_session):
    start = mark_of(canvas, BAN)
    QTest.mousePress(canvas, LEFT, CTRL, start)
    QTest.mouseMove(canvas, start + QPoint(30, 0))
    QTest.mouseMove(canvas, start + QPoint(60, 0))
    assert "24 Sept 2021" in canvas._grip.words
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, CTRL, start + QPoint(60, 0))
    assert sample_session.reader.get(Event, BAN).when.edtf == "2021-09-24"
    assert sample_session.case.undo_label == "Add the sample case"
