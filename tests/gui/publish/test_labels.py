"""Labels are written where they stand, and a place that fits no longer is given up and said."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from models.figure.nudges import covering
from models.figure.scene import LabelChange
from models.index.filters import Filter
from models.publication.studio import make_figure

FIRST = "2017 announcement halting token offerings"


def middle_of(page, key):
    return page.canvas.place_of(key).center()


def double_click(page, key):
    QTest.mouseDClick(page.canvas, Qt.MouseButton.LeftButton, pos=middle_of(page, key))


def words_in(figure):
    return [mark.text for group in figure.groups for mark in group.marks if hasattr(mark, "text")]


def choose(combo, words):
    combo.setCurrentText(words)
    combo.activated.emit(combo.currentIndex())


def test_a_double_click_opens_the_words_as_they_stand_over_the_label(page):
    key = page.canvas.keys()[0]
    double_click(page, key)
    editor = page.labels.editor
    assert editor.isVisible()
    assert editor.toPlainText() == FIRST
    assert editor.geometry().contains(page.canvas.place_of(key).topLeft())
    assert page.canvas.rect().contains(editor.geometry())


@pytest.mark.parametrize("key_pressed", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_is_written_there_is_printed_and_opens_again_as_it_was_written(page, make, key_pressed):
    key = page.canvas.keys()[0]
    double_click(page, key)
    QTest.keyClick(page.labels.editor, Qt.Key.Key_End)
    for _ in range(10):
        QTest.keyClick(page.labels.editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(page.labels.editor, " sales")
    make(QTest.keyClick, page.labels.editor, key_pressed)
    written = f"{FIRST[:-10]} sales"
    assert dict(page.spec.labels)[key].text == " ".join(written.split())
    assert page.undo_words == f"Reword label ‘{FIRST[:39]}…’"
    double_click(page, key)
    assert page.labels.editor.toPlainText() == " ".join(written.split())


def test_a_click_between_the_lines_of_a_label_means_it(page):
    places = {}
    for target in page.canvas.figure.targets:
        if target.part == "label":
            places.setdefault(target.key, []).append(target.rect)
    tall = [key for key, rects in places.items() if len(rects) > 1]
    assert tall
    for key in tall:
        double_click(page, key)
        assert page.labels.editor.key == key
        page.labels.editor.leave()


def test_escape_leaves_the_label_as_it_was(page):
    double_click(page, page.canvas.keys()[0])
    QTest.keyClicks(page.labels.editor, "Never")
    QTest.keyClick(page.labels.editor, Qt.Key.Key_Escape)
    assert not page.labels.editor.isVisible()
    assert page.spec.labels == ()


def test_a_click_elsewhere_and_leaving_the_page_take_what_was_written(page, make, qtbot):
    first, second = page.canvas.keys()[:2]
    double_click(page, first)
    QTest.keyClicks(page.labels.editor, "One")
    make(double_click, page, second)
    QTest.keyClicks(page.labels.editor, "Two")
    page.hide()
    assert {key: change.text for key, change in page.spec.labels} == {first: "One", second: "Two"}


def test_words_of_the_case_are_no_words_of_the_figure(page, make):
    key = page.canvas.keys()[0]
    make(page.labels.reword, key, "Another")
    make(page.labels.reword, key, FIRST)
    assert page.spec.labels == ()


def test_the_label_of_a_place_opens_with_its_name(page, make):
    make(page.work.open, "sample-map")
    keys = page.canvas.keys()
    key = next(key for key in keys if key.startswith("place:"))
    double_click(page, key)
    assert page.labels.editor.toPlainText()
    assert page.labels.editor.toPlainText() in " ".join(words_in(page.canvas.figure))


def test_undo_in_the_open_field_is_that_of_its_letters(page):
    double_click(page, page.canvas.keys()[0])
    QTest.keyClicks(page.labels.editor, "x")
    QTest.keyClick(page.labels.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.labels.editor.toPlainText() == FIRST
    assert page.spec.labels == ()


# moved, walked, pinned and hidden


def test_a_label_is_picked_by_the_mouse_and_dragged(page, make, qtbot):
    key = page.canvas.keys()[3]
    rect = next(target.rect for target in page.canvas.figure.targets if target.key == key)
    canvas, scale = page.canvas, page.canvas.scale
    start = QPointF(20 + (rect.x + 4) * scale, 20 + (rect.y + rect.height / 2) * scale).toPoint()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    assert canvas.key == key
    end = start + QPointF(0, 24).toPoint()
    qtbot.mouseMove(canvas, end)
    make(lambda: qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end))
    change = dict(page.spec.labels)[key]
    assert change.dx == 0
    assert change.dy == pytest.approx(24 / scale / page.spec.format.scale)
    moved = next(target.rect for target in page.canvas.figure.targets if target.key == key)
    assert moved.y - rect.y == pytest.approx(24 / scale, abs=0.5)


def test_a_label_is_walked_to_moved_and_hidden_by_keys(page, make):
    canvas = page.canvas
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    key = canvas.keys()[0]
    assert canvas.key == key
    make(QTest.keyClick, canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dict(page.spec.labels)[key].dy == pytest.approx(5 / page.spec.format.scale)
    make(QTest.keyClick, canvas, Qt.Key.Key_Delete)
    assert key not in set(canvas.keys())
    assert key in canvas.figure.unlabelled
    assert page.labels.bar.restore_button.text() == "Show 1 hidden label"
    make(page.labels.bar.restore_button.click)
    assert key in set(canvas.keys())


def test_a_label_is_shortened_pinned_and_set_back(page, make):
    key = page.canvas.keys()[0]
    page.canvas.choose(key)
    assert page.labels.bar.text.text() == "2017 announcement halting token offerings"
    page.labels.bar.text.setText("The 2017 halt")
    figure = make(page.labels.bar.text.editingFinished.emit)
    assert "The 2017 halt" in words_in(figure)
    make(choose, page.labels.bar.side, "Below")
    assert dict(page.spec.labels)[key] == LabelChange(text="The 2017 halt", side="below")
    figure = make(page.labels.bar.reset_button.click)
    assert page.spec.labels == ()
    assert "The 2017 halt" not in words_in(figure)


# places that fit no longer


def moved_for_the_old_lanes(page):
    """Return choices with a label that stands free where it was moved, and with lanes where it would not."""
    case, spec = page._session.case, page.spec
    for key in page.canvas.keys()[::3]:
        for dy in (-16, 16, 30):
            moved = spec.with_label(key, LabelChange(dy=dy))
            other = moved.changed(lanes_by="actor", lanes=())
            if not covering(make_figure(case, moved).targets, [key]) and covering(
                make_figure(case, other).targets, [key]
            ):
                return key, moved, other
    raise AssertionError("no label can be moved so")


def test_a_moved_label_that_other_lanes_let_land_on_words_is_set_back_in_the_same_step(page, make):
    key, moved, other = moved_for_the_old_lanes(page)
    make(page.show_spec, moved)
    figure = make(page.show_spec, other)
    assert covering(figure.targets, [key]) == ()
    assert page.spec == other.changed(labels=())
    assert "stands at its own place again" in page.remarks.text()
    make(page.undo)
    assert page.spec == moved
    assert "own place again" not in page.remarks.text()
    make(page.redo)
    assert page.spec == other.changed(labels=())


def test_a_label_that_was_put_on_others_by_hand_stays_there(page, make):
    first, second = page.canvas.keys()[:2]
    here, there = page.canvas.place_of(first), page.canvas.place_of(second)
    scale = page.canvas.scale
    figure = make(page.labels.nudge, first, (there.x() - here.x()) / scale, (there.y() - here.y()) / scale)
    assert covering(figure.targets, [first]) == (first,)
    make(page.show_spec, page.spec.changed(title="Another"))
    assert dict(page.spec.labels)[first].dx


# what holds


def test_it_is_said_whether_the_filter_of_the_window_holds(page, make, sample_selection):
    field = page.choices["events"]
    assert field.words.text() == ""
    sample_selection.set_filter(Filter(jurisdictions=frozenset({"HK"})))
    count = len(sample_selection.shown())
    assert field.words.text() == (f"The filter of the window, which shows {count} of 64, does not hold here.")
    assert field.buttons["filtered"].text() == f"As filtered ({count})"
    make(field.buttons["filtered"].click)
    assert field.words.text() == f"Shows {count} of 64: as filtered in the window."
    sample_selection.set_filter(Filter(jurisdictions=frozenset({"GB"})))
    assert field.words.text().startswith(f"{count} events picked. The filter of the window, which shows")
    sample_selection.set_filter(Filter())
    assert field.words.text() == f"{count} events picked."
    make(field.buttons["all"].click)
    assert field.words.text() == ""
    sample_selection.select(page.canvas.keys()[:9])
    assert field.buttons["only"].text() == "Only selected (9)"
    make(field.buttons["only"].click)
    assert field.words.text() == "9 events picked."


def test_a_press_that_moves_a_little_is_a_click_and_no_step(page):
    start = middle_of(page, page.canvas.keys()[0])
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.canvas, start + QPoint(1, 1))
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(1, 1))
    assert page.undo_words is None
