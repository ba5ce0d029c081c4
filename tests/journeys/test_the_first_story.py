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
CITED_IN, ALL_IN = 9, 20  # actions: a key, words that are typed, a click, a drag


class Hand:
    """A mouse and a keyboard; counts what is done with them."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.actions = qtbot, window, 0
        self.session, self.views = window._session, window.workspace.views

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


def open_practice(hand, tmp_path):
    """1: File ▸ Open the practice case…"""
    hand.session.ask.answers = [tmp_path / "practice.dateline"]
    hand.press(Qt.Key.Key_F, ALT)
    hand.press(Qt.Key.Key_P)
    hand.wait(lambda: hand.session.is_open)
    hand.back()


def read_a_page(hand):
    """2 and 3: a click on an event, and on a number in the inspector, which opens the page with the words marked."""
    canvas, reader = hand.views["timeline"].canvas, hand.views["reader"]
    hand.wait(lambda: canvas.figure is not None and canvas.figure.targets)
    hand.click(canvas, mark_of(canvas, "cash"))
    assert hand.window._selection.current == "cash"
    chips = [one for one in hand.views["inspector"].findChildren(QToolButton) if one.isVisible()]
    hand.click(next(one for one in chips if one.text() == "[2]"))
    hand.wait(
        lambda: reader.isVisible() and reader.is_showing and reader.pages.marks and reader.pages.glyphs(1)
    )
    mark = reader.pages.marks[0]
    assert "9 February 2024" in reader.pages.glyphs(1).text[mark.start : mark.end]


def cite_words(hand, words, title):
    """4: other words are marked with the mouse; C, the title of a new event, a tick, and it is saved."""
    pages = hand.views["reader"].pages
    hand.drag(pages.viewport(), *ends_of(pages, words))
    hand.press(Qt.Key.Key_C)
    form = hand.window.documents.dialog
    hand.wait(form.isActiveWindow)
    assert form.quote.words() == words
    hand.type(title)  # the field of the event is where one types
    hand.back(form)
    hand.wait(lambda: any(words[:6] in box.text() and box.isVisible() for box, _ in form.boxes))
    hand.tab_to(lambda at: isinstance(at, QCheckBox) and words[:6] in at.text())
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.wait(lambda: hand.window.documents.dialog is None)
    hand.back()


def enter_an_event(hand, title, date):
    """5: Ctrl+Shift+N, the date as a source has it; return what was understood, which stands below the field."""
    hand.press(Qt.Key.Key_N, CONTROL | SHIFT)
    form = hand.window.records.dialog
    hand.wait(form.isActiveWindow)
    hand.type(title)
    hand.tab_to(form.when.isAncestorOf)
    hand.type(date)
    understood = form.when.reading.text()
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.wait(lambda: hand.window.records.dialog is None)
    hand.back()
    return understood


def make_a_figure(hand, path):
    """7: Ctrl+E; a label is dragged, and Export… pressed."""
    hand.press(Qt.Key.Key_E, CONTROL)
    studio = hand.views["studio"]
    hand.wait(studio.canvas.keys)
    place = studio.canvas.place_of(studio.canvas.keys()[0]).center()
    hand.drag(studio.canvas, place, place + QPoint(30, 20))
    with hand.qtbot.waitSignal(studio.output.asked, timeout=SOON):
        hand.click(studio.output.export_button)
    hand.session.ask.answers = [path]
    with hand.qtbot.waitSignal(studio.output.written, timeout=SOON):
        hand.click(studio.output.form.button)


def test_the_first_story_is_told_as_the_manual_says(hand, tmp_path):
    events = lambda: {one.title: one for one in hand.session.reader.all(Event)}  # noqa: E731 - read anew each time
    open_practice(hand, tmp_path)
    read_a_page(hand)
    cite_words(hand, "22 January 2024", "Girders are paid for")
    assert words_of_when(events()["Girders are paid for"].when) == "22 Jan 2024"
    cited = [one for one in hand.session.reader.all(Citation) if one.quote == "22 January 2024"]
    assert any(one.place == "1" for one in cited)
    assert hand.actions <= CITED_IN

    assert "24 Oct" in enter_an_event(hand, "Girders are delivered", "between 23 and 24 October 2024")
    assert "Girders are delivered" in events()
    hand.press(Qt.Key.Key_Z, CONTROL)  # 6
    assert "Girders are delivered" not in events()
    hand.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert "Girders are delivered" in events()

    make_a_figure(hand, tmp_path / "figure.png")
    assert (tmp_path / "figure.png").stat().st_size > 10_000
    assert hand.session.ask.told == []
    assert hand.actions <= ALL_IN
