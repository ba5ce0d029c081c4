"""The sample case is opened, read, filtered and zoomed with keys alone; nothing is clicked and nothing called."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QToolButton

from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from tests.gui.fakes import FakeAsk

SALE = "jiafenxiang-sales"
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 200  # presses of Tab, after which something cannot be reached


class Hands:
    """Two hands on a keyboard: each key goes to whatever has the focus."""

    def __init__(self, window, qtbot):
        self.window, self._qtbot = window, qtbot

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.at or self.window, key, modifiers)

    def type(self, letters):
        for letter in letters:
            self.press(letter)

    @property
    def at(self):
        return QApplication.focusWidget()

    def tab_to(self, is_it):
        for _ in range(PATIENCE):
            if self.at is not None and is_it(self.at):
                return self.at
            self.press(Qt.Key.Key_Tab)
        raise AssertionError("Tab does not come there")

    def go_to_panel(self, view):
        for _ in range(8):
            if self.at is not None and (self.at is view or view.isAncestorOf(self.at)):
                return
            self.press(Qt.Key.Key_F6)
        raise AssertionError("F6 does not come there")

    def back_in(self, window):
        window.activateWindow()  # what a window manager does when a dialog closes
        self._qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture
def ask():
    return FakeAsk()


@pytest.fixture
def window(qtbot, ask):
    register_fonts()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    session.close()


def kind_of(session, event_id):
    return session.index.kind[session.index.row_of(event_id)]


def test_a_reporter_without_a_mouse_reads_the_sample(window, ask, qtbot):
    hands, session, selection = Hands(window, qtbot), window._session, window._selection
    hands.tab_to(lambda at: isinstance(at, QPushButton) and "sample" in at.text().casefold())
    with qtbot.waitSignal(window.commands.opening.opened):
        hands.press(Qt.Key.Key_Space)
    assert int(session.index.is_event.sum()) == 64
    hands.back_in(window)  # on a busy machine a window with the progress was before it

    canvas = window.workspace.views["timeline"].canvas
    hands.go_to_panel(canvas)
    hands.type("jiafenxiang")
    assert selection.current == SALE

    inspector = window.workspace.views["inspector"]
    hands.go_to_panel(inspector)
    hands.tab_to(lambda at: isinstance(at, QToolButton) and at.text() == "[2]")
    hands.press(Qt.Key.Key_Space)
    second = session.reader.dossier(SALE).sources[1].source
    sources = window.workspace.views["sources"]
    assert sources.isVisible()
    assert sources.current == second.id
    hands.press(Qt.Key.Key_1, CONTROL)

    hands.go_to_panel(canvas)
    hands.press(Qt.Key.Key_Down, CONTROL)
    assert selection.current != SALE
    assert kind_of(session, selection.current) == kind_of(session, SALE)

    hands.go_to_panel(window.workspace.views["filters"])
    box = hands.tab_to(lambda at: isinstance(at, QCheckBox) and at.accessibleName().startswith("Hong Kong"))
    hands.press(Qt.Key.Key_Space)
    assert box.isChecked()
    assert selection.in_filter().sum() == 14

    ask.answers.append("2023")
    hands.press(Qt.Key.Key_G, CONTROL)
    assert window.bar.window_button.text() == "Jan 2023 – Dec 2023"
    shown = selection.shown()
    assert 0 < len(shown) < 14

    hands.press(Qt.Key.Key_2, CONTROL)
    table = window.workspace.views["table"]
    assert table.hasFocus()
    assert table.events.ids == shown
    hands.press(Qt.Key.Key_Down)
    assert selection.current == shown[1]
    hands.press(Qt.Key.Key_Up)
    assert selection.current == shown[0]
    hands.go_to_panel(canvas)
    hands.press(Qt.Key.Key_Home)
    assert selection.current == in_filter(session, selection)[0]


def in_filter(session, selection):
    order = session.index.order
    return [session.index.ids[row] for row in order[selection.in_filter()[order]].tolist()]
