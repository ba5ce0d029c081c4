"""How long work will still take, judged by how fast its last steps went, and a bar that says so."""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar

from gui.parts.plain_text import PlainLabel
from models.translation import tr, tr_count

SILENT: Final = 2.0  # seconds of work before anything is said: the first steps tell nothing
LOOKS_BACK: Final = 20.0  # seconds of which the speed is taken: work may go slower later on
SELDOM: Final = 0.25  # seconds between the reports that are remembered
LEAST: Final = 0.02  # of the work that must be done before
FEW: Final = 10  # seconds
MINUTE: Final = 60


class TimeLeft:
    """Judges how many seconds are left from the steps that are reported; it rather says nothing than guesses."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with the first report; `clock` counts seconds."""
        self._clock = clock
        self._steps: int | None = None
        self._begun = (0.0, 0)  # when, and how many steps were done then
        self._seen: deque[tuple[float, int]] = deque()  # the same, of late

    def seconds(self, done: int, steps: int) -> float | None:
        """Take a report and return the seconds that are left; None while nobody can know."""
        now = self._clock()
        if steps != self._steps or done < self._seen[-1][1]:  # another piece of work began
            self._steps, self._begun = steps, (now, done)
            self._seen = deque((self._begun,))
        if now - self._seen[-1][0] >= SELDOM:
            self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= LOOKS_BACK:
            self._seen.popleft()
        begun, first = self._begun
        if steps <= 0 or now - begun < SILENT or done - first < max(1, LEAST * steps):
            return None
        since, then = self._seen[0] if done > self._seen[0][1] else self._begun
        return (steps - done) * (now - since) / (done - then)


def left_words(seconds: float | None) -> str:
    """Return how long is left, no more exactly than it can be known; empty where it is not."""
    if seconds is None:
        return ""
    if seconds < FEW:
        return tr("a few seconds left")
    if seconds < MINUTE - FEW / 2:
        return tr("about {n} seconds left", n=FEW * round(seconds / FEW))
    return tr_count(max(1, round(seconds / MINUTE)), "about {n} minute left", "about {n} minutes left")


class TimedBar(QProgressBar):
    """A bar of steps; `left` says beside it how long is left."""

    def __init__(self) -> None:
        """Wait for the first step."""
        super().__init__()
        self.setTextVisible(False)
        self.left = PlainLabel(role="note")
        self.left.hide()
        self._time = TimeLeft()

    def show_step(self, done: int, steps: int) -> None:
        """Show that so many of so many steps are done."""
        self.setRange(0, steps)
        self.setValue(done)
        self._say(left_words(self._time.seconds(done, steps)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Say no more how long is left."""
        super().hideEvent(event)
        self._say("")

    def _say(self, words: str) -> None:
        self.left.setText(words)
        self.left.setVisible(bool(words) and self.left.parentWidget() is not None)
