"""A monkey at the window: keys, clicks, menus and drags by chance, the same ones for the same seed."""

import ctypes
import gc
import random
import sys
from collections import deque
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSplitterHandle,
    QWidget,
)
from shiboken6 import isValid

from gui.parts import tasks
from tests.gui.fakes import FakeAsk
from tests.gui.windows import dialogs

WORDS = (
    "24 Sep 2021", "about Feb 2025", "199X", "Xuzhou", "法院", "¥3bn", "12.5 BTC", "kind:sale after:2021", "9999-99-99",
    "e\u0301 “x” <b>&amp;</b>", "\u202egnp.exe", "0", "-1", "a" * 300, "place:", "2018/..", "https://example.org/a?b=c",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6,
    Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_N,
    Qt.Key.Key_O, Qt.Key.Key_Q, Qt.Key.Key_S, Qt.Key.Key_X, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Menu,
)  # fmt: skip
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
NEVER = frozenset({"quit"})
MOST_DIALOGS = 5
REMEMBERED = 40


class MonkeyAsk(FakeAsk):
    """Answers each question by chance; files are read and written in one folder alone."""

    def __init__(self, chance, folder, passphrase):
        super().__init__()
        self.chance, self.folder, self.passphrase = chance, folder, passphrase
        self.files = ()  # that may be opened

    def choose(self, question, choices, no="Cancel", title="Dateline"):
        return self.chance.choice((None, *range(len(choices))))

    def confirm(self, question, yes="Yes", no="Cancel", title="Dateline"):
        return self.chance.random() < 0.5

    def choose_file_to_open(self, title, filters="", folder=None):
        return self.chance.choice((None, *self.files))

    def choose_files(self, title, filters="", folder=None):
        return (
            tuple(self.chance.sample(self.files, min(2, len(self.files))))
            if self.chance.random() < 0.5
            else ()
        )

    def choose_file_to_save(self, title, suggestion, filters="", is_replacing=True):
        name = f"{self.chance.randrange(30)}{Path(suggestion).suffix}"
        return self.folder / name if self.chance.random() < 0.7 else None

    def choose_folder(self, title, folder=None):
        return self.chance.choice((None, self.folder))

    def ask_text(self, question, text="", title="Dateline", proposals=()):
        return self.chance.choice((None, text, *proposals, *WORDS))

    def ask_passphrase(self, question, title="Passphrase"):
        return self.chance.choice((None, "wrong", self.passphrase))

    def tell(self, sentence, title="Dateline"):
        self.told = [*self.told[-20:], sentence]


class Monkey:
    """Does one thing after the other in a window; `done` are the last of them."""

    def __init__(self, window, ask, chance, cases):
        self.ask, self.chance, self.cases = ask, chance, cases
        self.follow(window)
        self.done = deque(maxlen=REMEMBERED)
        self.count = 0
        # a button that drops a menu waits for it in a loop of its own
        self._rescue = QTimer(QApplication.instance(), interval=200)
        self._rescue.timeout.connect(lambda: QApplication.activePopupWidget() and self.of_popup())
        self._rescue.start()
        self._ways = (
            (self.press, 30), (self.click, 30), (self.trigger, 14), (self.type, 8), (self.drag, 8), (self.roll, 6),
            (self.show_menu, 3), (self.choose, 3), (self.resize, 1),
        )  # fmt: skip

    def follow(self, window):
        """Play in this window, and in the one that takes its place when another language is chosen."""
        self.window = window
        window.followed.connect(self.follow)

    def end(self):
        """Let go of the window."""
        self._rescue.stop()
        self._rescue.deleteLater()

    def step(self):
        """Do one thing, let the window answer, and keep the way free."""
        acts, weights = zip(*self._ways, strict=True)
        popup = QApplication.activePopupWidget()
        act = self.chance.choices(acts, weights)[0] if popup is None else self.of_popup
        told = act()
        self.count += 1
        self.done.append(f"{self.count} {act.__name__} {told}")
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._keep_going()

    def _keep_going(self):
        """Unlock, show again, close the highest of too many dialogs, and open a case where none is open."""
        window, lock = self.window, self.window.lock
        if lock.locked is not None and self.chance.random() < 0.3:
            lock.curtain.page.line.setText(self.ask.passphrase)
            lock.curtain.page.unlock.click()
        elif lock.curtain.is_drawn and self.chance.random() < 0.3:
            lock.hide_content()
        open_ones = dialogs(window)
        if len(open_ones) > MOST_DIALOGS:
            open_ones[-1].reject()
        is_idle = not window._session.is_open and lock.locked is None and not tasks.is_any_awaited()
        if is_idle and self.chance.random() < 0.2:
            window.commands.open(self.chance.choice(self.cases))

    def begin_again(self, path):
        """Let go of everything that is open, and open a case: what is held then is held for good."""
        window, lock = self.window, self.window.lock
        while popup := QApplication.activePopupWidget():
            popup.close()
        for _ in range(100):
            if not (held := dialogs(window)):
                break
            held[-1].reject()
            QApplication.processEvents()
        if lock.locked is not None:
            lock.curtain.page.line.setText(self.ask.passphrase)
            lock.curtain.page.unlock.click()
        if lock.curtain.is_drawn:
            lock.hide_content()
        window.commands.opening.open(path)

    @property
    def top(self):
        """The window that takes keys and clicks."""
        return QApplication.activeModalWidget() or self.window

    def press(self):
        where = QApplication.focusWidget() or self.top
        key, modifier = self.chance.choice(KEYS), self.chance.choice(MODIFIERS)
        if (key, modifier) == (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier):
            return "nothing"
        told = f"{key.name} {modifier.name} on {_told(where)}"
        QTest.keyClick(where, key, modifier)
        return told

    def type(self):
        where = QApplication.focusWidget()
        if not isinstance(where, QLineEdit | QPlainTextEdit):
            return "nothing"
        words, told = self.chance.choice(WORDS), _told(where)
        if isinstance(where, QLineEdit):
            where.insert(words)
        else:
            where.insertPlainText(words)
        return f"{words[:20]!r} on {told}"

    def click(self):
        part = self._part()
        if part is None:
            return "nothing"
        where, told = self._spot(part), _told(part)
        modifier = self.chance.choice(MODIFIERS)
        if self.chance.random() < 0.15:
            QTest.mouseDClick(part, Qt.MouseButton.LeftButton, modifier, where)
        else:
            QTest.mousePress(part, Qt.MouseButton.LeftButton, modifier, where)
            if isValid(part):  # a press may take it away
                QTest.mouseRelease(part, Qt.MouseButton.LeftButton, modifier, where)
        return told

    def choose(self):
        boxes = [
            box
            for box in self.top.findChildren(QComboBox)
            if box.isVisible() and box.isEnabled() and box.count()
        ]
        if not boxes:
            return "nothing"
        box = self.chance.choice(boxes)
        number, told = self.chance.randrange(box.count()), _told(box)
        box.setCurrentIndex(number)
        box.activated.emit(number)
        return f"{number} of {told}"

    def trigger(self):
        if self.top is not self.window:
            return "nothing"
        actions = sorted(
            id for id, one in self.window.menus.actions.items() if one.isEnabled() and id not in NEVER
        )
        id = self.chance.choice(actions)
        self.window.menus[id].trigger()
        return id

    def drag(self):
        part = self._part()
        if part is None or (
            isinstance(part.parentWidget(), QAbstractItemView) and part.parentWidget().dragEnabled()
        ):
            return "nothing"  # a drag of Qt's own would wait for a mouse that there is not
        told, begin = _told(part), self._spot(part)
        QTest.mousePress(part, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
        for _ in range(3):
            begin += QPoint(self.chance.randint(-60, 60), self.chance.randint(-40, 40))
            if isValid(part):
                QTest.mouseMove(part, begin)
        if isValid(part):
            QTest.mouseRelease(part, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
        return told

    def roll(self):
        part = self._part()
        if part is None:
            return "nothing"
        told, where = _told(part), QPointF(self._spot(part))
        turn = QPoint(0, self.chance.choice((-240, -120, 120, 240)))
        held = self.chance.choice(MODIFIERS)
        event = QWheelEvent(
            where, QPointF(part.mapToGlobal(where.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(part, event)
        return told

    def show_menu(self):
        part = self._part()
        if part is None:
            return "nothing"
        told, where = _told(part), self._spot(part)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, part.mapToGlobal(where))
        QApplication.sendEvent(part, event)
        return told

    def resize(self):
        self.window.resize(self.chance.randint(720, 1600), self.chance.randint(480, 1000))
        return str(self.window.size().toTuple())

    def of_popup(self):
        """Choose something of what dropped down, or let it go."""
        popup = QApplication.activePopupWidget()
        told = _told(popup)
        enabled = [
            one for one in (popup.actions() if isinstance(popup, QMenu) else ())
            if one.isEnabled() and not one.isSeparator() and one.menu() is None and one.objectName() not in NEVER
        ]  # fmt: skip
        if enabled and self.chance.random() < 0.6:
            chosen = self.chance.choice(enabled)
            popup.close()
            chosen.trigger()
        else:
            popup.close()
        return told

    def _part(self):
        """A widget that is seen in the window on top, the bar of menus apart."""
        parts = [
            one for one in self.top.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.width() > 2 and one.height() > 2
            and one.window() is self.top.window() and one is not self.window.menuBar()
        ]  # fmt: skip
        if not parts:
            return None
        part = self.chance.choice(parts)
        return part if not isinstance(part, QSplitterHandle) or self.chance.random() < 0.5 else None

    def _spot(self, part):
        return QPoint(self.chance.randrange(part.width()), self.chance.randrange(part.height()))


def _told(widget):
    names = []
    while widget is not None and len(names) < 3:
        names.append(f"{type(widget).__name__}‘{widget.accessibleName()[:20]}’")
        widget = widget.parentWidget()
    return " in ".join(names)


def memory():
    """Megabytes that this process holds now, after all that can go is gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).malloc_trim(0)  # what is free goes back to the system
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return 0


def chance_of(seed):
    """Chance that is the same for the same seed."""
    return random.Random(seed)
