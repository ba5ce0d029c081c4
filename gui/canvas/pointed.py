"""What the mouse does with timeline and map: pointing, picking, dragging, opening, and the menu of what is there."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu

from gui.canvas.grips import BoxGrip, Grip, PanGrip
from gui.canvas.hover_card import HoverCard, event_line
from gui.canvas.keys import ZOOM_STEP, KeyedPicture
from gui.canvas.menus import event_menu, picture_menu
from gui.parts.here import Here
from gui.parts.plain_text import menu_text
from gui.selection import Selection
from gui.session import Session
from models.figure.marks import Target
from models.translation import tr

TOGETHER = 10  # pixels between two clicks that are one double click
LISTED = 24  # events that the menu of a number names


class PointedPicture(KeyedPicture):
    """A picture that is used by the mouse, too: what a press met is what the click and the double click are about."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Read the mouse for a session and a selection."""
        super().__init__(session, selection)
        self._grip: Grip | None = None  # what the mouse holds
        self._pressed_at = QPoint()
        self._pressed_on: tuple[QPoint, Target | None] | None = None  # where, and what stood there
        self._was_dragged = False
        self.card = HoverCard(session, self)
        self.setMouseTracking(True)

    @abstractmethod
    def target_at(self, point: QPointF) -> Target | None:
        """Tell what can be picked at a point of the widget."""

    @abstractmethod
    def here_at(self, point: QPointF) -> Here | None:
        """Tell what a point of the widget says of a new event; None where it says nothing."""

    @abstractmethod
    def select_box(self, box: QRect) -> None:
        """Select the events in a box beside those that are selected already."""

    @property
    @abstractmethod
    def has_more_below(self) -> bool:
        """Tell whether the picture is higher than its widget."""

    @abstractmethod
    def scroll_by(self, pixels: float) -> None:
        """Scroll the picture up by so many pixels, as far as there is more to see."""

    def paint_grip(self, painter: QPainter) -> None:
        """Paint what the drag will do."""
        if self._grip is not None and self._was_dragged:
            self._grip.paint(painter)

    def grip_at(self, event: QMouseEvent) -> Grip:
        """Tell what a drag from here will hold: with Shift a box around events, else the picture."""
        here = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return BoxGrip(self.select_box, here)
        return PanGrip(self.pan, here)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to pick."""
        self.card.put_away()
        if event.button() == Qt.MouseButton.LeftButton and self._session.is_open:
            self._pressed_at = event.position().toPoint()
            self._pressed_on = self._pressed_at, self.target_at(event.position())
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
        """Pick what was pressed on."""
        is_extended = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.pick(self._pressed_on[1] if self._pressed_on else None, is_extended)

    def _drop(self) -> None:
        self._grip = None
        self.unsetCursor()
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with what is under the pointer; the menu key, with the current event."""
        self.card.put_away()
        if not self._session.is_open:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            target = self.target_of(self._selection.current)
            at = self.middle_of(target) if target else self.rect().center()
            menu = self.menu_of(self._selection.current) or picture_menu(self, None)
            menu.popup(self.mapToGlobal(at))
        else:
            self._show_menu(event.pos())
        event.accept()

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu_at(at)
        if menu is not None:
            menu.popup(self.mapToGlobal(at))

    def menu_at(self, at: QPoint) -> QMenu | None:
        """Return the menu of what stands at a point; an event there is selected by it, many are listed."""
        target = self.target_at(QPointF(at))
        if target is None:
            return picture_menu(self, self.here_at(QPointF(at)) if self._session.can_edit else None)
        if len(target.items) != 1:
            self.list_events(target.items, at)
            return None
        if target.items[0] not in self._selection.events:
            self._selection.select(target.items, self)
        return self.menu_of(target.items[0])

    def menu_of(self, event_id: str | None) -> QMenu | None:
        """Return the menu of an event; None without one."""
        return event_menu(self, event_id) if event_id else None

    def leaveEvent(self, event: QEvent) -> None:
        """Put the card away."""
        self.card.put_away()
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what the first click met; where it met nothing, ask for a new event there."""
        if event.button() != Qt.MouseButton.LeftButton or not self._session.is_open:
            return
        target = self._first_met(event)
        if target is not None:
            self.open_target(target)
        elif self._session.can_edit and (here := self.here_at(event.position())) is not None:
            self.event_wanted.emit(here)

    def _first_met(self, event: QMouseEvent) -> Target | None:
        """Return what the first click of two met: it may have changed what is under the pointer."""
        met, self._pressed_on = self._pressed_on, None
        if met is not None and (met[0] - event.position().toPoint()).manhattanLength() <= TOGETHER:
            return met[1]
        return self.target_at(event.position())

    def open_target(self, target: Target) -> None:
        """Open the event of a mark that stands for one."""
        if target.part != "more" and len(target.items) == 1:
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
        """Zoom at the pointer; sideways, or with Shift, move along; where lanes scroll, scroll, unless Ctrl is held."""
        self.card.put_away()
        turn, held = event.angleDelta(), event.modifiers()
        sideways = turn.x() or (turn.y() if held & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.pan(sideways, 0)
        elif turn.y() and self.has_more_below and not held & Qt.KeyboardModifier.ControlModifier:
            self.scroll_by(-turn.y())
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
            menu.addAction(
                tr("Select all {n:,} events", n=len(ids)), lambda: self._selection.select(ids, self)
            )
        menu.popup(self.mapToGlobal(at))

    def _point_at(self, event: QMouseEvent) -> None:
        target = self.target_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if target else Qt.CursorShape.ArrowCursor)
        self.card.point_at(target.items if target else (), event.globalPosition().toPoint())

    def words_of(self, event_id: str) -> str:
        """Return an event in one line: date, title, and how many sources it has."""
        return event_line(self._session.index, event_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of what is dragged at Escape; else do what the key asks for."""
        if self._grip is not None and event.key() == Qt.Key.Key_Escape:
            self._drop()
            return
        super().keyPressEvent(event)
