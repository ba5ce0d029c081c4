"""Lanes of events against time on the screen, with what mouse and keys do to them."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from gui.canvas.figure_view import FigureView
from gui.canvas.grips import Grip
from gui.canvas.timeline_grips import DateGrip, LaneGrip
from gui.parts.here import Here
from gui.parts.painter import paint, paint_mark
from gui.selection import Selection
from gui.session import Session
from models.figure.axis import unit_of
from models.figure.marks import Figure, Group, Label, Rect, Target
from models.figure.scale import TimeScale
from models.figure.timeline import layout_timeline
from models.index.event_index import EventIndex, Mask
from models.publication.timeline_scenes import TimelineBook
from models.records.story import Event
from models.translation import tr
from models.values.when.moving import when_at

YEAR = 365.25
REST = 100  # milliseconds after which a timeline that no longer moves is laid out in full
LEAST_LANE = 3.4  # sizes of a label: lower lanes would lay marks over each other
STICKY = 6.0  # pixels above the name of a lane that is kept in sight
FEW = 400  # events: up to here every label can be given its room


class TimelineCanvas(FigureView):
    """Lanes against time: the wheel zooms at the pointer, a drag moves the window.

    All lanes fit into the height, and what finds no room for its words is counted. A click on "+7 more" gives every
    label its room: then the lanes scroll under the axis, which stays, until all is fitted again.
    """

    laid_out = Signal()
    inset = 10
    _shows_all = False
    _book: TimelineBook | None = None
    _stages: tuple[EventIndex, tuple[tuple[str, str], ...]] | None = None
    _made_of: tuple[Mask, tuple[str, tuple[str, ...]]] | None = None

    def __init__(self, session: Session, selection: Selection) -> None:
        """Follow a session and a selection."""
        self._quiet: frozenset[str] | None = None
        self._window, self._filter = selection.window, selection.filter
        super().__init__(session, selection)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settle)
        selection.fitted.connect(self.fold_again)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell the scroll bar when what it stands for was laid out anew."""
        is_new = self._figure is None
        super().paintEvent(event)
        if is_new and self._session.is_open:
            self.laid_out.emit()
        if is_new and self._rest.isActive():
            self._rest.start()  # it rests from now on: a picture that took long is not made twice in one go

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
            self._paint_name(painter)

    def _paint_name(self, painter: QPainter) -> None:
        """Paint the names of lanes beside what is seen of them, where their own place is scrolled out of sight."""
        top = self.figure.plot.y
        names = [mark for group in self.figure.groups if group.name == "lanes" for mark in group.marks]
        for lane, rect in self.figure.lanes:
            own = [mark for mark in names if isinstance(mark, Label) and mark.item == lane]
            first = min((mark.y - mark.size for mark in own), default=0.0) - self.scrolled_by
            last = max((mark.y for mark in own), default=0.0) - self.scrolled_by
            upper, lower = rect.y - self.scrolled_by, rect.bottom - self.scrolled_by
            is_seen = top <= first and last <= self.height()
            if is_seen or upper > self.height() or lower < top + last - first:
                continue
            wanted = min(max(upper, top) + STICKY, lower - (last - first) - STICKY)
            painter.save()
            painter.translate(self.inset, wanted - first - self.scrolled_by)
            for mark in own:
                paint_mark(mark, painter)
            painter.restore()

    @property
    def book(self) -> TimelineBook:
        """Return the lanes of the filter; they are sorted once for each filter and each change."""
        passing, lanes = self._selection.in_filter(), (self._selection.lanes_by, self._selection.lane_order)
        of_passing, of_lanes = self._made_of or (None, None)
        book = self._book if of_lanes == lanes else None
        if book is None or not (of_passing is passing or book.takes(self._session.index, passing)):
            book = TimelineBook(self._session.index, self.names, passing, *lanes)
        self._book, self._made_of = book, (passing, lanes)
        return book

    @property
    def stages(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of events of which one is the next stage after the other; read once for each change."""
        index = self._session.index
        if self._stages is None or self._stages[0] is not index:
            self._stages = index, self._session.reader.stages() if self._session.is_open else ()
        return self._stages[1]

    # movement: while the window or the filter changes the first places that are found are taken, and events that had no
    # words look for none; at rest all do

    def refresh(self) -> None:
        """Lay out anew when it is next painted; of a window that moves only what a glance can follow."""
        window, wanted = self._selection.window, self._selection.filter
        if wanted != self._filter and self._figure is not None:
            self._quiet = frozenset()
        elif window != self._window and self._quiet is None and self._figure is not None:
            self._quiet = _wordless(self._figure)
        if (window, wanted) != (self._window, self._filter):
            self._rest.start()
        elif not self._rest.isActive():  # what is clicked while it moves must not move by the click
            self._quiet = None
        self._window, self._filter = window, wanted
        super().refresh()

    def settle(self) -> None:
        """Give every event that has room for its words those words."""
        self._rest.stop()
        if self._quiet is not None:
            self._quiet = None
            super().refresh()

    def on_case(self) -> None:
        """Let go of the lanes: names may have changed, too."""
        self._book = None
        super().on_case()

    def lay_out(self, width: float, height: float) -> Figure:
        """Return the timeline of filter and window."""
        style, book = self.style_now, self.book
        if not book.count:
            return _empty(width, height, style.soft, style.label_size, not len(self._session.index))
        scene = book.scene(
            self._selection.window,
            most_lanes=max(int(height / (1.2 * style.label_size)), 1),
            selected=self._selection.events,
            today=date.today().toordinal(),
            is_whole=book.count <= FEW,
            folded=self._selection.folded,
            has_gaps=self._selection.marks_gaps,
            stages=self.stages,
        )
        lowest = 0.0
        if book.count <= FEW:
            lowest = float("inf") if self._shows_all else len(scene.lanes) * LEAST_LANE * style.label_size
        return layout_timeline(scene, width, height, style, self._measure, lowest=lowest, quiet=self._quiet)

    def scale(self) -> TimeScale:
        """Tell how days become pixels now."""
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
        self.fold_again()
        self._selection.set_window(self._selection.extent, self)

    def fold_again(self) -> None:
        """Let all lanes share the height again, after a click on “+7 more” gave them more."""
        if self._shows_all:
            self._shows_all = False
            self.refresh()

    def bring_into_view(self) -> None:
        """Show the day of the current event, and scroll to its lane."""
        current = self._selection.current
        row = self._session.index.row_of(current) if current else None
        if current is None or row is None or not self.rows_hold(row):
            return
        if not self._selection.in_window()[row]:
            self._selection.centre_on(current, self)
        if self.book.count <= FEW and current in self.figure.not_shown:
            self._shows_all = True
            self.refresh()
        if self.hidden:
            super().bring_into_view()

    def rows_hold(self, row: int) -> bool:
        """Tell whether an event has a place on the timeline: a date, and a filter that lets it through."""
        return bool(self._session.index.is_dated[row] and self._selection.in_filter()[row])

    def target_at(self, point: QPointF) -> Target | None:
        """Tell what can be picked at a point: an event, or the title of an era."""
        found = super().target_at(point)
        if found is not None or not self._session.is_open:
            return found
        x, y = point.x() - self.inset, point.y() + self.scrolled_by
        return next((era for era in self.figure.eras if era.rect.contains(x, y)), None)

    def here_at(self, point: QPointF) -> Here | None:
        """Tell the date at a point, as finely as the axis counts there, and the kind if lanes are kinds."""
        if self.lane_at(point.toPoint()) is not None:
            return None
        scale = self.scale()
        if not self.book.count or not scale.left <= point.x() <= scale.right:
            return Here()
        style = self.style_now
        unit = unit_of(scale, "en", style.axis_size, self._measure)
        return Here(when_at(scale.day(point.x()), unit), self._kind_at(point.y() + self.scrolled_by))

    def _kind_at(self, y: float) -> str:
        """Return the kind of the lane at a height of the figure, where lanes are kinds."""
        lanes = self.figure.lanes if self._selection.lanes_by == "kind" else ()
        above = [lane for lane, rect in lanes if rect.y <= y]
        return above[-1] if above else ""

    def pick(self, target: Target | None, extends: bool = False) -> None:
        """Select what was picked; of labels that found no room, show all; list events that are drawn as one."""
        if target is None or (target.part != "more" and len(target.items) == 1) or extends:
            super().pick(target, extends)
            return
        if target.part != "more" or self.book.count > FEW:
            middle = target.rect.x + target.rect.width / 2 + self.inset, target.rect.bottom - self.scrolled_by
            self.list_events(target.items, QPoint(round(middle[0]), round(middle[1])))
            return
        self._shows_all = True
        self.refresh()
        boxes = [found.rect.y for found in self.figure.targets if set(found.items) & set(target.items)]
        self.scroll_to(min(boxes, default=0.0) - self.figure.plot.y)

    # lanes and dates by the mouse

    def grip_at(self, event: QMouseEvent) -> Grip:
        """Tell what a drag from here will hold: a lane by its title, with Ctrl the date of an event."""
        here = event.position().toPoint()
        lane = self.lane_at(here)
        if lane is not None:
            return LaneGrip(lane, self._lane_titles(), self.put_in_order)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._session.can_edit:
            target = self.target_at(event.position())
            found = (
                self._session.reader.find(Event, target.items[0])
                if target and len(target.items) == 1
                else None
            )
            if found is not None and found.when is not None:
                return DateGrip(self._session, found, found.when, self.scale(), here)
        return super().grip_at(event)

    def click(self, event: QMouseEvent) -> None:
        """Fold or unfold a lane by its title; else pick."""
        lane = self.lane_at(event.position().toPoint())
        if lane is None or self.target_at(event.position()) is not None:
            super().click(event)
        else:
            self.fold(lane)

    def lane_at(self, here: QPoint) -> str | None:
        """Return the lane whose title is at a point of the widget."""
        if not self._session.is_open:
            return None
        return next((lane for lane, rect in self._lane_titles() if rect.contains(here.x(), here.y())), None)

    def _lane_titles(self) -> list[tuple[str, Rect]]:
        return [(lane, rect.moved(self.inset, -self.scrolled_by)) for lane, rect in self.figure.lanes]

    def fold(self, lane: str) -> None:
        """Draw a lane as low as can be, or in full again."""
        self._selection.arrange_lanes(self._selection.lane_order, self._selection.folded ^ {lane}, self)

    def put_in_order(self, first: Sequence[str]) -> None:
        """Let the lanes stand in this order; those that are not shown keep theirs behind them."""
        rest = (lane.id for lane in self.book.lanes if lane.id not in first)
        self._selection.arrange_lanes((*first, *rest), self._selection.folded, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold the lane of the current event with [, move it with Alt and an arrow."""
        lane, key = self._current_lane(), Qt.Key(event.key())
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if lane is not None and key == Qt.Key.Key_BracketLeft:
            self.fold(lane)
        elif lane is not None and by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move_lane(lane, by)
        else:
            super().keyPressEvent(event)

    def _current_lane(self) -> str | None:
        row = self._session.index.row_of(self._selection.current) if self._selection.current else None
        if row is None or not self._session.index.is_dated[row]:
            return None
        return self.book.lane_of(row)

    def _move_lane(self, lane: str, by: int) -> None:
        order = [one.id for one in self.book.lanes]
        place = min(max(order.index(lane) + by, 0), len(order) - 1)
        order.remove(lane)
        order.insert(place, lane)
        self.put_in_order(order)

    def _point_at(self, event: QMouseEvent) -> None:
        super()._point_at(event)
        if self.lane_at(event.position().toPoint()) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def rows_here(self) -> np.ndarray:
        """Return the rows of the dated events that match the filter: the window follows the keys."""
        index = self._session.index
        is_here = self._selection.in_filter() & index.is_dated
        return index.order[is_here[index.order]]

    def rows_beside(self, row: int) -> np.ndarray:
        """Return the rows of the events of the same lane, in the order of time."""
        rows, lane = self.rows_here(), self.book.lane_of(row)
        return rows[np.array([self.book.lane_of(other) == lane for other in rows.tolist()], bool)]

    def step(self, dx: int, dy: int) -> None:
        """Sideways to the next event in time; up and down to the event of the next lane that is nearest in time."""
        if dx or self._selection.current is None:
            self.step_in_time(dx or dy)
            return
        row = self._session.index.row_of(self._selection.current)
        lanes = [lane.id for lane in self.book.lanes]
        if row is None or self.book.lane_of(row) not in lanes:
            return
        place = lanes.index(self.book.lane_of(row)) + dy
        if 0 <= place < len(lanes):
            found = self.book.nearest(lanes[place], float(self._session.index.start[row]))
            if found:
                self._selection.reveal(found, self)

    def step_far(self, by: int) -> None:
        """Move the window by a year."""
        first, last = self._selection.window
        self._selection.set_window((first + by * YEAR, last + by * YEAR), self)


def _wordless(figure: Figure) -> frozenset[str]:
    """Return the events that are drawn one by one and have no words."""
    said = {target.items[0] for target in figure.targets if target.part == "label"}
    alone = {target.items[0] for target in figure.targets if target.part == "mark" and len(target.items) == 1}
    return frozenset(alone - said)


def _empty(width: float, height: float, colour: str, size: float, is_new: bool) -> Figure:
    """Return a figure that says what to do next."""
    words = (
        tr("No event yet. Press Ctrl+Shift+N to enter the first.")
        if is_new
        else tr("No dated event matches the filter. Press “Show all” to see every event.")
    )
    label = Label(width / 2, height / 2, words, size, colour, anchor="middle")
    return Figure(width, height, (Group("labels", (label,)),))
