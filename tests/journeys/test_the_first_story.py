"""The first story, as the manual tells it: from the practice case to a cited event of one's own and a figure, by hand.

Nothing is called that a hand cannot reach: menus by their letters, marks and numbers by the mouse, forms by keys.
"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QToolButton

from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from models.records.story import Citation, Event
from models.values.when import words as words_of_when
from tests.gui.fakes import FakeAsk

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SOON = 20_000


class Hand:
    """A mouse and a keyboard; counts what is done with them."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.actions = qtbot, window, 0

    def press(self, key, modifiers=PLAIN):
        self.actions += 1
        QTest.keyClick(self._at(), key, modifiers)

    def _at(self):
        """Return what keys go to: menus and lists that dropped down have them first."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def type(self, words):
        self.actions += 1
        QTest.keyClicks(QApplication.focusWidget(), words)

    def click(self, widget, at=None):
        self.actions += 1
        QTest.mouseClick(widget, LEFT, pos=at or widget.rect().center())

    def drag(self, widget, start, end):
        self.actions += 1
        QTest.mousePress(widget, LEFT, pos=start)
        QTest.mouseMove(widget, end)
        QTest.mouseRelease(widget, LEFT, pos=end)

    def tab_to(self, is_it):
        for _ in range(60):
            if is_it(QApplication.focusWidget()):
                return
            QTest.keyClick(self._at(), Qt.Key.Key_Tab)
        raise AssertionError("Tab does not come there")

    def wait(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=SOON)

    def back(self, to=None):
        """Do what a desktop does when a form or a list over it closes."""
        window = to or self.window
        window.activateWindow()
        self.wait(window.isActiveWindow)


@pytest.fixture
def hand(qtbot):
    register_fonts()
    session = Session(FakeAsk(), who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), session.ask)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Hand(qtbot, window)
    window.close()
    session.close()


def mark_of(canvas, event_id):
    """Where the mark of an event lies on the timeline."""
    target = next(one for one in canvas.figure.targets if one.part == "mark" and event_id in one.items)
    x, y = target.rect.x + target.rect.width / 2, target.rect.y + target.rect.height / 2
    return QPoint(round(x + canvas.inset), round(y - canvas.scrolled_by))


def ends_of(pages, words):
    """Where words begin and end on the first page, in the view."""
    glyphs = pages.glyphs(1)
    start = glyphs.text.index(words)
    rect = pages._rect(1)
    (left, top, _, bottom), (_, _, right, _) = glyphs.boxes[start], glyphs.boxes[start + len(words) - 1]
    y = rect.top() + (top + bottom) / 2 * rect.height()
    return (
        QPoint(round(rect.left() + left * rect.width()) + 1, round(y)),
        QPoint(round(rect.left() + right * rect.width()) - 1, round(y)),
    )


def test_the_first_story_is_told_as_the_manual_says(hand, tmp_path):
    window, qtbot = hand.window, hand.qtbot
    session, views = window._session, window.workspace.views

    # 1 File ▸ Open the practice case…
    session.ask.answers = [tmp_path / "practice.dateline"]
    hand.press(Qt.Key.Key_F, ALT)
    hand.press(Qt.Key.Key_P)
    hand.wait(lambda: session.is_open)
    hand.back()

    # 2 click an event on the timeline: the inspector lists what it says
    canvas = views["timeline"].canvas
    hand.wait(lambda: canvas.figure is not None and canvas.figure.targets)
    hand.click(canvas, mark_of(canvas, "cash"))
    assert window._selection.current == "cash"

    # 3 click a number: the page that is cited, with the words marked
    chips = [one for one in views["inspector"].findChildren(QToolButton) if one.isVisible()]
    hand.click(next(one for one in chips if one.text() == "[2]"))
    reader = views["reader"]
    hand.wait(lambda: reader.isVisible() and reader.is_showing and reader.pages.marks and reader.pages.glyphs(1))
    mark = reader.pages.marks[0]
    assert "9 February 2024" in reader.pages.glyphs(1).text[mark.start : mark.end]

    # 4 mark other words with the mouse, press C, tick what is right, save
    hand.drag(reader.pages.viewport(), *ends_of(reader.pages, "22 January 2024"))
    hand.press(Qt.Key.Key_C)
    form = window.documents.dialog
    hand.wait(form.isActiveWindow)
    assert form.quote.words() == "22 January 2024"
    hand.type("Girders are paid for")  # the field of the event is where one types
    hand.back(form)
    hand.wait(lambda: any("22 Jan" in box.text() and box.isVisible() for box, _ in form.boxes))
    hand.tab_to(lambda at: isinstance(at, QCheckBox) and "22 Jan" in at.text())
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.wait(lambda: window.documents.dialog is None)
    made = next(one for one in session.reader.all(Event) if one.title == "Girders are paid for")
    assert words_of_when(made.when) == "22 Jan 2024"
    assert any(one.quote == "22 January 2024" and one.place == "1" for one in session.reader.all(Citation))
    hand.back()

    # 5 Ctrl+Shift+N: the date as a source has it; what was understood stands below the field
    hand.press(Qt.Key.Key_N, CONTROL | SHIFT)
    form = window.records.dialog
    hand.wait(form.isActiveWindow)
    hand.type("Girders are delivered")
    hand.tab_to(form.when.isAncestorOf)
    hand.type("between 23 and 24 October 2024")
    assert "24 Oct" in form.when.reading.text()
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.wait(lambda: window.records.dialog is None)
    hand.back()
    assert any(one.title == "Girders are delivered" for one in session.reader.all(Event))

    # 6 Ctrl+Z and Ctrl+Shift+Z
    hand.press(Qt.Key.Key_Z, CONTROL)
    assert not any(one.title == "Girders are delivered" for one in session.reader.all(Event))
    hand.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert any(one.title == "Girders are delivered" for one in session.reader.all(Event))

    # 7 Ctrl+E: the studio; a label is dragged, and the figure written
    hand.press(Qt.Key.Key_E, CONTROL)
    studio = views["studio"]
    hand.wait(lambda: studio.canvas.keys())
    key = studio.canvas.keys()[0]
    place = studio.canvas.place_of(key).center()
    hand.drag(studio.canvas, place, place + QPoint(30, 20))
    with qtbot.waitSignal(studio.output.asked, timeout=SOON):
        hand.click(studio.output.export_button)
    form = studio.output.form
    session.ask.answers = [tmp_path / "figure.png"]
    with qtbot.waitSignal(studio.output.written, timeout=SOON):
        hand.click(form.button)
    assert (tmp_path / "figure.png").stat().st_size > 10_000
    assert session.ask.told == []
    assert hand.actions <= 25
