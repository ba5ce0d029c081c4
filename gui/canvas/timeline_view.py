"""The timeline on the screen, with the overview strip under it."""

from datetime import date

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from gui.canvas.figure_view import FigureView
from gui.painter import paint
from gui.selection import Selection
from gui.session import Session
from gui.theme import current_theme
from models.figure.marks import Figure, Group, Label, Target
from models.figure.scale import TimeScale
from models.figure.timeline import layout_timeline
from models.index import Mask
from models.timeline_scenes import TimelineBook

YEAR = 365.25
LEAST_LANE = 3.4  # sizes of a label: lower lanes would lay marks over each other
FEW = 400  # events: up to here every label can be given its room
STRIP = 46  # pixels: the height of the overview
BARS = 160  # of the overview's histogram
EDGE = 6  # pixels at an end of the window that pull the end instead of the whole


class TimelineView(QWidget):
    """The timeline above its overview; the window of both is the window of all views."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Make both parts."""
        super().__init__()
        self.canvas = TimelineCanvas(session, selection)
        self.overview = Overview(session, selection)
        self.event_opened = self.canvas.event_opened
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setAccessibleName("More lanes")
        self.bar.valueChanged.connect(self.canvas.scroll_to)
        self.canvas.scrolled.connect(self._follow)
        self.canvas.laid_out.connect(self._follow)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.overview)
        self.setFocusProxy(self.canvas)

    def _follow(self) -> None:
        """Let the scroll bar say what the canvas shows."""
        was_blocked = self.bar.blockSignals(True)
        self.bar.setRange(0, round(self.canvas.hidden))
        self.bar.setPageStep(self.canvas.height())
        self.bar.setSingleStep(24)
        self.bar.setValue(round(self.canvas.scrolled_by))
        self.bar.blockSignals(was_blocked)
        self.bar.setVisible(self.canvas.hidden > 0)


class TimelineCanvas(FigureView):
    """Lanes against time: the wheel zooms at the pointer, a drag moves the window.

    All lanes fit into the height, and what finds no room for its words is counted. A click on "+7 more" gives every
    label its room: then the lanes scroll under the axis, which stays, until all is fitted again.
    """

    laid_out = Signal()
    inset = 10
    _shows_all = False
    _book: TimelineBook | None = None
    _made_of: tuple[Mask, str] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell the scroll bar when what it stands for was laid out anew."""
        is_new = self._figure is None
        super().paintEvent(event)
        if is_new and self._session.is_open:
            self.laid_out.emit()

    def paint_figure(self, painter: QPainter) -> None:
        """Paint the lanes, and over them the axis, which does not scroll."""
        super().paint_figure(painter)
        if self.scrolled_by:
            painter.save()
            painter.setClipRect(QRectF(0, 0, self.width(), self.figure.plot.y))
            painter.fillRect(self.rect(), QColor(self.style_now.background))
            painter.translate(self.inset, 0)
            paint(self.figure, painter)
            painter.restore()

    @property
    def book(self) -> TimelineBook:
        """Answer the lanes of the filter; they are sorted once for each filter and each change."""
        index, passing, by = self._session.index, self._selection.in_filter(), self._selection.lanes_by
        made_of = self._made_of
        if self._book is None or made_of is None or made_of[0] is not passing or made_of[1] != by:
            self._book = TimelineBook(index, self.names, passing, by)
            self._made_of = (passing, by)
        return self._book

    def on_case(self) -> None:
        """Let go of the lanes: names may have changed, too."""
        self._book = None
        super().on_case()

    def lay_out(self, width: float, height: float) -> Figure:
        """Answer the timeline of filter and window."""
        style, book = self.style_now, self.book
        if not book.count:
            return _empty(width, height, style.soft, style.label_size, not len(self._session.index))
        scene = book.scene(
            self._selection.window,
            most_lanes=max(int(height / (1.2 * style.label_size)), 1),
            selected=self._selection.events,
            today=date.today().toordinal(),
            is_whole=book.count <= FEW,
        )
        self.setAccessibleName(f"Timeline, {book.count:,} events")
        lowest = 0.0
        if book.count <= FEW:
            lowest = float("inf") if self._shows_all else len(scene.lanes) * LEAST_LANE * style.label_size
        return layout_timeline(scene, width, height, style, self._measure, lowest=lowest)

    def scale(self) -> TimeScale:
        """Answer how days become pixels now."""
        plot = self.figure.plot.moved(self.inset, 0)
        first, last = self._selection.window
        return TimeScale(first, last, plot.x, max(plot.right, plot.x + 1))

    def zoom_at(self, factor: float, x: float, y: float) -> None:
        """Narrow the window around the day under the pointer."""
        day = self.scale().day(x)
        first, last = self._selection.window
        self._selection.set_window((day + (first - day) / factor, day + (last - day) / factor), self)

    def pan(self, dx: float, dy: float) -> None:
        """Move the window by pixels."""
        days = dx / self.scale().per_day
        first, last = self._selection.window
        self.scroll_to(self.scrolled_by - dy)
        self._selection.set_window((first - days, last - days), self)

    def fit(self) -> None:
        """Show the whole span of the case, and all lanes at once."""
        self._shows_all = False
        self._selection.fit_all(self)
        self.refresh()

    def pick(self, target: Target | None, extends: bool = False) -> None:
        """Select what was picked; of labels that found no room, show all."""
        if target is None or target.part != "more":
            super().pick(target, extends)
            return
        self._shows_all = True
        self.refresh()
        boxes = [found.rect.y for found in self.figure.targets if set(found.items) & set(target.items)]
        self.scroll_to(min(boxes, default=0.0) - self.figure.plot.y)

    def step(self, dx: int, dy: int) -> None:
        """Sideways to the next event in time; up and down to the event of the next lane that is nearest in time."""
        if dx or self._selection.current is None:
            self._selection.step(dx or dy, self)
            return
        row = self._session.index.row_of(self._selection.current)
        lanes = [lane.id for lane in self.book.lanes]
        if row is None or self.book.lane_of(row) not in lanes:
            return
        place = lanes.index(self.book.lane_of(row)) + dy
        if 0 <= place < len(lanes):
            found = self.book.nearest(lanes[place], float(self._session.index.start[row]))
            self._selection.select((found,) if found else (), self)

    def step_far(self, by: int) -> None:
        """Move the window by a year."""
        first, last = self._selection.window
        self._selection.set_window((first + by * YEAR, last + by * YEAR), self)


def _empty(width: float, height: float, colour: str, size: float, is_new: bool) -> Figure:
    """Answer a figure that says what to do next."""
    words = (
        "No event yet. Press Ctrl+Shift+N to enter the first."
        if is_new
        else "No dated event passes the filter. Press “Show all” to see every event."
    )
    label = Label(width / 2, height / 2, words, size, colour, anchor="middle")
    return Figure(width, height, (Group("labels", (label,)),))


class Overview(QWidget):
    """The whole span of the case as a histogram; the window is dragged, or pulled at its ends."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Follow a session and a selection."""
        super().__init__()
        self._session, self._selection = session, selection
        self._held: tuple[str, float] | None = None
        self._counted: tuple[Mask, tuple[float, float], np.ndarray] | None = None  # filter, span, counts
        self.setFixedHeight(STRIP)
        self.setMouseTracking(True)
        self.setAccessibleName("Overview of the whole case")
        for signal in (session.case_opened, session.case_closed, selection.filtered, selection.windowed):
            signal.connect(self.update)
        session.changed.connect(lambda *_: self.update())

    def sizeHint(self) -> QSize:
        """Answer a flat strip."""
        return QSize(600, STRIP)

    def counts(self) -> np.ndarray:
        """Answer how many events of the filter begin in each bar, int64 (BARS,)."""
        index, passing, extent = self._session.index, self._selection.in_filter(), self._selection.extent
        if self._counted is None or self._counted[0] is not passing or self._counted[1] != extent:
            days = index.start[passing & index.is_dated]
            self._counted = (passing, extent, np.histogram(days, bins=BARS, range=extent)[0])
        return self._counted[2]

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
            "first": (min(day, last - 1), last),
            "last": (first, max(day, first + 1)),
        }[part]
        self._selection.set_window(moved, self)
        self._held = (part, day)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Show the whole span."""
        self._selection.fit_all(self)

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
