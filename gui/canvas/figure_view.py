"""What timeline and map have in common on the screen: a laid-out figure that is painted, pointed at and picked."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy

from gui.canvas.grips import BoxGrip, Grip, PanGrip
from gui.canvas.hover_card import HoverCard, event_line
from gui.canvas.keys import ZOOM_STEP, KeyedPicture
from gui.parts.painter import paint
from gui.parts.plain_text import menu_text
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

LISTED = 24  # events that the menu of a number names
RING = 2.0  # pixels: the ring that shows the focus
LABEL_ROOM = 24.0  # pixels under the current event that are shown, too
FIRST_POINTS = 10.0  # the size of the window's text for which screen styles are made


class FigureView(KeyedPicture):
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
        self._grip: Grip | None = None  # what the mouse holds
        self._pressed_at = QPoint()
        self._cursor = (0.0, 0.0)  # of the figure: the mark that keys went to last
        self._was_dragged = False
        self.card = HoverCard(session, self)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for signal in (session.case_opened, session.case_closed):
            signal.connect(self.on_case)
        session.changed.connect(self.on_changed)
        for signal in (selection.selected, selection.filtered, selection.windowed, selection.lanes_changed):
            signal.connect(self.refresh)

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
            self._names = Names.read(self._session.reader)
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
        if change_set.touches(Kind, Actor, Place) or _touches_eras(change_set):
            self.on_case()
        else:
            self.refresh()

    def sizeHint(self) -> QSize:
        """Return a size at which most cases can be read."""
        return QSize(760, 380)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figure, and a ring if the keys go here."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.style_now.background))
        if self._session.is_open:
            self.paint_figure(painter)
        if self._grip is not None and self._was_dragged:
            self._grip.paint(painter)
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
        """Lay out for the new size."""
        self._figure = None
        super().resizeEvent(event)

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

    def grip_at(self, event: QMouseEvent) -> Grip:
        """Tell what a drag from here will hold: with Shift a box around events, else the picture."""
        here = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return BoxGrip(self._select_box, here)
        return PanGrip(self.pan, here)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to pick."""
        self.card.put_away()
        if event.button() == Qt.MouseButton.LeftButton and self._session.is_open:
            self._pressed_at = event.position().toPoint()
            self._grip, self._was_dragged = self.grip_at(event), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, or tell what is pointed at."""
        here = event.position().toPoint()
        if self._grip is None:
            self._point_at(event)
            return
        far = (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._was_dragged or far:
            self._was_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._grip.move(here)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what was dragged; if nothing was, pick what is under the pointer."""
        grip = self._grip
        if event.button() != Qt.MouseButton.LeftButton or grip is None:
            return
        self._drop()
        if self._was_dragged:
            grip.let_go()
        else:
            self.click(event)

    def click(self, event: QMouseEvent) -> None:
        """Pick what was clicked on."""
        is_extended = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.pick(self.target_at(event.position()), is_extended)

    def _drop(self) -> None:
        self._grip = None
        self.unsetCursor()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Put the card away."""
        self.card.put_away()
        super().leaveEvent(event)

    def _select_box(self, box: QRect) -> None:
        """Select the events in a box beside those that are selected already."""
        area = Rect(box.x() - self.inset, box.y() + self._scroll, box.width(), box.height())
        self._selection.select((*self._selection.events, *within(self.figure, area, self.boxed)), self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the event under the pointer."""
        target = self.target_at(event.position())
        if target and len(target.items) == 1:
            self.event_opened.emit(target.items[0])

    def event(self, event: QEvent) -> bool:
        """Zoom by a pinch on a touch pad."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_at(1 + event.value(), event.position().x(), event.position().y())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; sideways, or with Shift, move along."""
        self.card.put_away()
        turn = event.angleDelta()
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.pan(sideways, 0)
        elif turn.y():
            self.zoom_at(ZOOM_STEP ** (turn.y() / 120), event.position().x(), event.position().y())
        event.accept()

    def pick(self, target: Target | None, extends: bool = False) -> None:
        """Select what was picked, with Shift beside what is selected already."""
        if target is None:
            self._selection.select((), self)
            return
        before = self._selection.events if extends else ()
        self._selection.select((*before, *target.items), self)

    def list_events(self, ids: Sequence[str], at: QPoint) -> None:
        """Show events that are drawn as one in a menu; one is selected by it, or all are."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for id in ids[:LISTED]:
            menu.addAction(menu_text(self.words_of(id)), partial(self._selection.select, (id,), self))
        if len(ids) > 1:
            menu.addSeparator()
            menu.addAction(f"Select all {len(ids):,} events", lambda: self._selection.select(ids, self))
        menu.popup(self.mapToGlobal(at))

    def _point_at(self, event: QMouseEvent) -> None:
        target = self.target_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if target else Qt.CursorShape.ArrowCursor)
        self.card.point_at(target.items if target else (), event.globalPosition().toPoint())

    def words_of(self, event_id: str) -> str:
        """Return an event in one line: date, title, and how many sources it has."""
        return event_line(self._session.index, event_id)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of what is dragged at Escape; else do what the key asks for."""
        if self._grip is not None and event.key() == Qt.Key.Key_Escape:
            self._drop()
            return
        super().keyPressEvent(event)

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
