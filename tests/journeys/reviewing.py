"""The hand of an editor who reviews a case with keys alone, and the window before them."""

import re
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.window.main_window import MainWindow
from models.records.story import Claim, State

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WRITES = {"W": "Stood at the gate on 3 May", "D": "The minutes count more", "A": "The clerk says so"}


@contextmanager
def reviewing_window(qtbot, session):
    """Show the window of an open case; close it in the end."""
    selection = Selection(session)
    selection.on_case_opened()
    window = MainWindow(session, selection, Preferences(), session.ask)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


class Hand:
    """Presses keys and counts them; a dead end stops it."""

    def __init__(self, qtbot, window, session):
        self.qtbot, self.window, self.session = qtbot, window, session
        self.keys = 0
        self.press(Qt.Key.Key_5, CONTROL)
        self.page = window.workspace.views["review"]
        qtbot.waitUntil(lambda: self.page.claim is not None, timeout=10000)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type_in(self, words):
        for letter in words:
            self.press(letter)
        self.press(Qt.Key.Key_Return)

    def look(self):
        """Wait until the cited page is there to be seen, as a person would."""
        look = self.page.look
        if look.with_document:
            self.qtbot.waitUntil(lambda: look.shown != [], timeout=10000)

    def work_as(self, name):
        self.session.ask.answers = [name]
        self.press(Qt.Key.Key_W, CONTROL | SHIFT)
        assert self.session.who == name

    def mark(self, key):
        """Press a key until the claim on the desk has what it gives, mending what it says is missing."""
        claim, said = self.page.claim, set()
        while self.page.claim is not None and self.page.claim.id == claim.id:
            self.look()
            self.press(key)
            if self.state(claim) in (State.CHECKED, State.SIGNED_OFF) and self.state(claim) != claim.state:
                return
            sentence = self.page.sentence.text()
            named = re.findall(r"\b([A-Z]) (?:does|keeps|closes|answers|opens)", sentence)
            if not named or sentence in said:
                raise AssertionError(
                    f"a dead end: {sentence or 'nothing is said'} ({claim.id}, {self.state(claim)})"
                )
            said.add(sentence)
            self.press(named[0])
            if not self.page.field.isHidden():
                self.type_in(WRITES[named[0]])
            if not self.page.walk.wants(claim.id):
                self.press("N")

    def state(self, claim):
        return self.session.reader.get(Claim, claim.id).state

    def choose(self, queue):
        for _ in range(12):
            if self.page.bar.filter == queue:
                return
            self.press("F")
        raise AssertionError(f"F does not come to {queue}")
