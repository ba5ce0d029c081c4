"""What timeline and map have in common on the screen: a laid-out figure that is painted, pointed at and picked."""

from abc import abstractmethod

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy

from gui.canvas.pointed import PointedPicture
from gui.parts.painter import paint
from gui.parts.theme import current_theme
from gui.selection import Selection
from gui.session import Session
from models.figure.hit import MARKS, at, within
from models.figure.marks import Figure, Rect, Target
from models.figure.measure import FontMeasure, Measure
from models.figure.style import Style, load_style
from models.publication.scenes import Names
from models.records.changes import ChangeSet
from models.records.story import Actor, Event, Kind, Place
from models.translation import language

RING = 2.0  # pixels: the ring that shows the focus
LABEL_ROOM = 24.0  # pixels under the current event that are shown, too
MANY = 10_000  # changes that are not looked through one by one
FIRST_POINTS = 10.0  # the size of the window's text for which screen styles are made


class FigureView(PointedPicture):
    """Lays out its figure when it must be painted and something changed; keys and mouse are read here."""

    scrolled = Signal()
    inset = 0  # pixels free at the left
    boxed = MARKS  # the parts of the figure that a box drawn around them selects

    def __init__(self, session: Session, selection: Selection, measure: Measure | None = None) -> None:
        """Follow a session and a selection."""
        super().__init__(session, selection)
        self._measure = measure or FontMeasure()
        self._figure: Figure | None = None
        self._names: Names | None = None
        self._style: Style | None = None
        self._scroll = 0.0  # pixels of the figure above the widget
        self._cursor = (0.0, 0.0)  # of the figure: the mark that keys went to last
        self._is_behind = False  # something was chosen while the picture was not seen
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for signal in (session.case_opened, session.case_closed):
            signal.connect(self.on_case)
        session.changed.connect(self.on_changed)
        for signal in (selection.selected, selection.filtered, selection.windowed, selection.lanes_changed):
            signal.connect(self.refresh)
        selection.selected.connect(self.follow_selection)

    @abstractmethod
    def lay_out(self, width: float, height: float) -> Figure:
        """Return the figure for a widget of that size."""

    # state

    @property
    def figure(self) -> Figure:
        """Return the figure as it is shown now."""
        if self._figure is None:
            self._figure = self.lay_out(max(self.width() - self.inset, 1), max(self.height(), 1))
            self._scroll = min(self._scroll, self.hidden)
        return self._figure

    @property
    def hidden(self) -> float:
        """Tell how many pixels of the figure do not fit into the height of the widget."""
        return max(0.0, self.figure.height - self.height())

    @property
    def scrolled_by(self) -> float:
        """Tell how far the figure is scrolled up, in pixels."""
        return self._scroll

    @property
    def has_more_below(self) -> bool:
        """Tell whether the figure is higher than the widget."""
        return self._session.is_open and self.hidden > 0

    def scroll_by(self, pixels: float) -> None:
        """Scroll the figure up by so many pixels, as far as there is more to see."""
        self.scroll_to(self._scroll + pixels)

    def scroll_to(self, y: float) -> None:
        """Scroll the figure so that its line `y` is uppermost, as far as there is more to see."""
        wanted = min(max(y, 0.0), self.hidden)
        if wanted != self._scroll:
            self._scroll = wanted
            self.scrolled.emit()
            self.update()

    @property
    def names(self) -> Names:
        """Tell what the case calls its kinds, eras, actors and places."""
        if self._names is None:
            self._names = Names.read(self._session.reader, language=language())
        return self._names

    @property
    def style_now(self) -> Style:
        """Return the figure style that goes with the theme and with the size of the window's text."""
        if self._style is None:
            style = load_style("dark" if current_theme().is_dark else "light")
            points = QApplication.font().pointSizeF()
            self._style = style.scaled(points / FIRST_POINTS) if points > FIRST_POINTS else style
        return self._style

    def refresh(self) -> None:
        """Lay out anew when it is next painted."""
        self._figure = None
        self.update()

    def on_case(self) -> None:
        """Read the names anew: another case is open, or its names were changed."""
        self._names = None
        self.refresh()

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Show what a change made of the case."""
        is_large = len(change_set.changes) > MANY  # as an import is: all is read anew
        if is_large or change_set.touches(Kind, Actor, Place) or _touches_eras(change_set):
            self.on_case()
        else:
            self.refresh()

    def sizeHint(self) -> QSize:
        """Return a size at which most cases can be read."""
        return QSize(760, 380)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figure, and a ring if the keys go here."""
        try:
            self._paint_all()
        except (
            Exception
        ):  # caught, it is whole: PySide 6.11 dies of one of Python's own that nobody looked at yet
            raise

    def _paint_all(self) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.style_now.background))
        if self._session.is_open:
            self.paint_figure(painter)
        self.paint_grip(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(current_theme().accent), RING))
            painter.drawRect(QRectF(self.rect()).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2))
        painter.end()

    def paint_figure(self, painter: QPainter) -> None:
        """Paint the figure where it is scrolled to."""
        painter.save()
        painter.translate(self.inset, -self._scroll)
        paint(self.figure, painter)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size; the current event stays in sight where the room becomes low."""
        was_seen = event.size().height() < event.oldSize().height() and self._sees_current(event.oldSize())
        self._figure = None
        super().resizeEvent(event)
        if was_seen:
            self.bring_into_view()

    def _sees_current(self, size: QSize) -> bool:
        """Tell whether the current event lies within a height, as the figure is laid out and scrolled now."""
        if self._figure is None or not self.isVisible() or not self._session.is_open:
            return False
        target = self.target_of(self._selection.current)
        return target is not None and 0 <= self.middle_of(target).y() < size.height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of the text."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._style = None
            self.refresh()
        super().changeEvent(event)

    # the mouse

    def target_at(self, point: QPointF) -> Target | None:
        """Tell what can be picked at a point of the widget."""
        if not self._session.is_open:
            return None
        return at(self.figure, point.x() - self.inset, point.y() + self._scroll)

    def select_box(self, box: QRect) -> None:
        """Select the events in a box beside those that are selected already."""
        area = Rect(box.x() - self.inset, box.y() + self._scroll, box.width(), box.height())
        self._selection.select((*self._selection.events, *within(self.figure, area, self.boxed)), self)

    # keys

    def rows_here(self) -> np.ndarray:
        """Return the rows of the events that keys can reach, in the order of time."""
        return self._selection.shown_rows()

    def step(self, dx: int, dy: int) -> None:
        """Go to the nearest mark in a direction: dx, dy are -1, 0 or 1; marks of several events select all."""
        here = self.target_of(self._selection.current)
        if here is None:
            self.select_end(first=True)
            return
        ahead = [
            (distance, number)
            for number, target in enumerate(self._marks())
            if (distance := _distance(_middle(here), _middle(target), dx, dy)) is not None
        ]
        if ahead:
            self._go_to(self._marks()[min(ahead)[1]])

    def _go_to(self, target: Target) -> None:
        """Select what a mark stands for; the same events may stand at several marks."""
        before, self._cursor = self._selection.events, _middle(target)
        self._selection.select(target.items, self)
        if before == self._selection.events:
            self.focused.emit()

    def _marks(self) -> list[Target]:
        return [target for target in self.figure.targets if target.part in self.boxed]

    def target_of(self, event_id: str | None) -> Target | None:
        """Return the mark of an event, alone or with others."""
        if event_id is None or not self._session.is_open:
            return None
        chosen = set(self._selection.events)
        held = [target for target in self._marks() if event_id in target.items]
        return min(held, default=None, key=lambda target: self._strangeness(target, chosen))

    def _strangeness(self, target: Target, chosen: set[str]) -> tuple[bool, int, float]:
        """Least for the mark of just the chosen events that is nearest to where the keys went last."""
        x, y = _middle(target)
        away = abs(x - self._cursor[0]) + abs(y - self._cursor[1])
        is_other = len(target.items) < len(chosen) or set(target.items) != chosen
        return is_other, len(target.items), away

    def middle_of(self, target: Target) -> QPoint:
        """Return the middle of a target in the widget."""
        x, y = _middle(target)
        return QPoint(round(x + self.inset), round(y - self._scroll))

    def follow_selection(self) -> None:
        """Go to what was chosen elsewhere; a click in this picture moves nothing."""
        if self._selection.initiator is self or not self._session.is_open:
            self._is_behind = False
            return
        self._is_behind = not self.isVisible()
        if self.isVisible():
            self.bring_into_view()

    def showEvent(self, event: QShowEvent) -> None:
        """Go to what was chosen while the picture was behind another page."""
        super().showEvent(event)
        if self._is_behind and self._session.is_open:
            self.bring_into_view()
        self._is_behind = False

    def bring_into_view(self) -> None:
        """Scroll to the current event."""
        target = self.target_of(self._selection.current)
        if target is None:
            return
        top, bottom = target.rect.y - self.figure.plot.y, target.rect.bottom - self.height()
        if self._scroll > top:
            self.scroll_to(top)
        elif self._scroll < bottom:
            self.scroll_to(bottom + LABEL_ROOM)


def _touches_eras(change_set: ChangeSet) -> bool:
    """Tell whether the bands behind the events may have changed."""
    sides = (side for change in change_set.changes for side in (change.before, change.after))
    return any(isinstance(side, Event) and side.era for side in sides)


def _middle(target: Target) -> tuple[float, float]:
    return (target.rect.x + target.rect.width / 2, target.rect.y + target.rect.height / 2)


def _distance(here: tuple[float, float], there: tuple[float, float], dx: int, dy: int) -> float | None:
    """Tell how far a mark lies in the direction of a key, sideways counted twice; None if it lies behind."""
    across, down = there[0] - here[0], there[1] - here[1]
    ahead = across * dx + down * dy
    aside = abs(down if dx else across)
    return ahead + 2 * aside if ahead > 0 and ahead * 2 >= aside else None
