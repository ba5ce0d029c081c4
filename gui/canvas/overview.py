"""The whole span of the case under the timeline: a histogram with the window over it."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.parts.theme import current_theme
from gui.selection import NARROWEST, Selection
from gui.session import Session
from models.index.columns import Mask, Moments
from models.translation import tr

STRIP = 46  # pixels: the height of the overview
BARS = 160  # of the histogram
Asked = tuple[Moments, Moments, Mask, tuple[float, float]]  # beginnings, ends, filter, span
NEARER = 1.25  # of one turn of the wheel
EDGE = 6  # pixels at an end of the window that pull the end instead of the whole


class Overview(QWidget):
    """The whole span of the case as a histogram; the window is dragged, or pulled at its ends."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Follow a session and a selection."""
        super().__init__()
        self._session, self._selection = session, selection
        self._held: tuple[str, float] | None = None
        self._counted: tuple[Asked, np.ndarray] | None = None
        self.setFixedHeight(STRIP)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Overview of the whole case"))
        for signal in (session.case_opened, session.case_closed, selection.filtered, selection.windowed):
            signal.connect(self.update)
        session.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Return a flat strip."""
        return QSize(600, STRIP)

    def counts(self) -> np.ndarray:
        """Tell how many events of the filter begin in each bar, int64 (BARS,)."""
        index, passing, extent = self._session.index, self._selection.in_filter(), self._selection.extent
        asked = (index.begins, index.ends, passing, extent)
        if self._counted is None or not _is_same(self._counted[0], asked):
            days = index.start[passing & index.is_dated]
            self._counted = (asked, np.histogram(days, bins=BARS, range=extent)[0])
        return self._counted[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars and the window over them."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.setPen(QPen(QColor(theme.rule)))
        painter.drawLine(0, 0, self.width(), 0)
        if self._session.is_open and len(self._session.index):
            self._paint_bars(painter)
            self._paint_window(painter)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        counts = self.counts()
        tallest = max(int(counts.max()), 1)
        wide, room = self.width() / BARS, STRIP - 14
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().edge))
        for bar, count in enumerate(counts):
            if count:
                high = max(2.0, room * count / tallest)
                painter.drawRect(QRectF(bar * wide, STRIP - 4 - high, max(wide - 1, 1), high))

    def _paint_window(self, painter: QPainter) -> None:
        left, right = (self._x(day) for day in self._selection.window)
        shade = QColor(current_theme().ground)
        shade.setAlphaF(0.72)
        painter.fillRect(QRectF(0, 1, left, STRIP), shade)
        painter.fillRect(QRectF(right, 1, self.width() - right, STRIP), shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current_theme().accent), 1.5))
        painter.drawRect(QRectF(left + 1, 2, max(right - left - 2, 2), STRIP - 4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window or one of its ends; outside, bring the window there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        part = self._part_at(event.position().x())
        if part == "":
            self._centre_on(self._day(event.position().x()))
            part = "whole"
        self._held = (part, self._day(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        x = event.position().x()
        if self._held is None:
            is_end = self._part_at(x) in ("first", "last")
            self.setCursor(Qt.CursorShape.SizeHorCursor if is_end else Qt.CursorShape.ArrowCursor)
            return
        part, before = self._held
        day = self._day(x)
        first, last = self._selection.window
        moved = {
            "whole": (first + day - before, last + day - before),
            "first": (min(day, last - NARROWEST), last),
            "last": (first, max(day, first + NARROWEST)),
        }[part]
        self._selection.set_window(moved, self)
        self._held = (part, day)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the window narrower or wider around the day under the pointer."""
        factor = NEARER ** (event.angleDelta().y() / 120)
        day = self._day(event.position().x())
        first, last = self._selection.window
        anchor = day if first <= day <= last else (first + last) / 2
        self._selection.set_window(
            (anchor + (first - anchor) / factor, anchor + (last - anchor) / factor), self
        )
        event.accept()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Show the whole span."""
        self._selection.set_window(self._selection.extent, self)

    def _part_at(self, x: float) -> str:
        left, right = (self._x(day) for day in self._selection.window)
        if abs(x - left) <= EDGE:
            return "first"
        if abs(x - right) <= EDGE:
            return "last"
        return "whole" if left < x < right else ""

    def _centre_on(self, day: float) -> None:
        first, last = self._selection.window
        half = (last - first) / 2
        self._selection.set_window((day - half, day + half), self)

    def _x(self, day: float) -> float:
        first, last = self._selection.extent
        return (day - first) / (last - first) * self.width()

    def _day(self, x: float) -> float:
        first, last = self._selection.extent
        return first + x / max(self.width(), 1) * (last - first)


def _is_same(before: Asked, now: Asked) -> bool:
    """Tell whether the same is counted: the days are shared by an index and the one after it if none changed."""
    is_of_same_days = before[0] is now[0] and before[1] is now[1] and before[3] == now[3]
    return is_of_same_days and np.array_equal(before[2], now[2])
