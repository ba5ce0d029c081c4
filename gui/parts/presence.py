"""Watches whether somebody is at the window: keys and the mouse, and clocks that tell of a computer that slept."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

Clock = Callable[[], float]
BEAT: Final = 5.0  # s between two looks at the clocks
SLIP: Final = 20.0  # s by which the clock on the wall may leave the other behind
STILL: Final = 300.0  # s without a beat: no work of the window lasts so long
HIDE_KEY: Final = Qt.Key.Key_F12
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip


class Presence(QObject):
    """Says when nobody touched anything for so long, when the computer slept, and when the key that hides is pressed.

    The windows themselves are watched and not every event of the application: they are few, and a beat is cheap.
    A clock that is set forward by hand looks like sleep; what is then locked can be unlocked.
    """

    left = Signal()
    slept = Signal()
    hide_wanted = Signal(bool)  # whether the case is to be locked as well: with Shift

    def __init__(
        self,
        parent: QObject,
        *,
        steady: Clock = time.monotonic,
        wall: Clock = time.time,
        is_beating: bool = True,
    ) -> None:
        """Begin with somebody there; `steady` is a clock that nobody sets."""
        super().__init__(parent)
        self.minutes = 0  # without a touch until somebody counts as gone; 0: never
        self._steady, self._wall = steady, wall
        self._touched = steady()
        self._beaten = steady(), wall()
        self._is_gone = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            for window in app.topLevelWindows():
                self._watch(window)
        self._timer = QTimer(self)
        self._timer.setInterval(int(BEAT * 1000))
        self._timer.timeout.connect(self.beat)
        if is_beating:
            self._timer.start()

    def touch(self) -> None:
        """Take it that somebody is there."""
        self._touched, self._is_gone = self._steady(), False

    def beat(self) -> None:
        """Look at the clocks, and say what they tell; of somebody who is gone only once."""
        steady, wall = self._steady(), self._wall()
        before, wall_before = self._beaten
        self._beaten = steady, wall
        if wall - wall_before - (steady - before) > SLIP or steady - before > STILL:
            self.slept.emit()
        if self.minutes and steady - self._touched >= self.minutes * 60 and not self._is_gone:
            self._is_gone = True
            self.left.emit()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Note each touch, and take the key that hides wherever it is pressed: in a form, too."""
        if event.type() in _TOUCHES:
            self.touch()
            if (
                event.type() is QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() == HIDE_KEY
            ):
                self.hide_wanted.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return False

    def _watch(self, window: object) -> None:
        """Watch a window that came to the front.

        Where something let go of stood at the same address before, PySide may take the window for that: then whatever
        has the focus in it is watched.
        """
        watched = window if isinstance(window, QWindow) else QApplication.focusWidget()
        if watched is not None:
            watched.removeEventFilter(self)
            watched.installEventFilter(self)
            self.touch()
