"""What a drag on the timeline can hold beside the picture: a lane by its title, and the date of an event."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.canvas.grips import Grip
from gui.parts.theme import current_theme
from gui.session import Session
from models.figure.marks import Rect
from models.figure.scale import TimeScale
from models.records.story import Event
from models.translation import language, tr, tr_later
from models.values.when import When
from models.values.when import words as words_of_when
from models.values.when.moving import moved

STAYS = tr_later("this date cannot be moved: change it in the form (F2)")


class LaneGrip(Grip):
    """Carries a lane by its title to another place."""

    def __init__(
        self, lane: str, lanes: Sequence[tuple[str, Rect]], arrange: Callable[[Sequence[str]], None]
    ) -> None:
        """Hold a lane; `lanes` says where the titles stand in the widget, `arrange` is given the new order."""
        self._lane, self._lanes, self._arrange = lane, tuple(lanes), arrange
        self._place = [id for id, _ in self._lanes].index(lane)

    def move(self, here: QPoint) -> None:
        """Aim at the gap between two lanes that is nearest."""
        self._place = sum(here.y() > rect.y + rect.height / 2 for _, rect in self._lanes)

    def let_go(self) -> None:
        """Put the lane into the gap."""
        order = [id for id, _ in self._lanes]
        before = [id for id in order[: self._place] if id != self._lane]
        after = [id for id in order[self._place :] if id != self._lane]
        self._arrange([*before, self._lane, *after])

    def paint(self, painter: QPainter) -> None:
        """Draw a line where the lane will stand."""
        last = self._lanes[-1][1]
        tops = [*(rect.y for _, rect in self._lanes), last.bottom]
        painter.setPen(QPen(QColor(current_theme().accent), 3))
        y = tops[self._place]
        painter.drawLine(QPointF(0, y), QPointF(painter.device().width(), y))


class DateGrip(Grip):
    """Carries an event to another date, by whole steps of what is known of it."""

    def __init__(self, session: Session, event: Event, when: When, scale: TimeScale, here: QPoint) -> None:
        """Hold an event where its date stands now."""
        self._session, self._event, self._when, self._scale = session, event, when, scale
        self._first, self._here = here, here
        self._wanted: When | None = when

    @property
    def words(self) -> str:
        """Tell what letting go will do, in words."""
        if self._wanted is None:
            return tr(STAYS)
        return f"{words_of_when(self._when, language())}  →  {words_of_when(self._wanted, language())}"

    def move(self, here: QPoint) -> None:
        """Return to the pointer with the date that it means."""
        self._here = here
        self._wanted = moved(self._when, (here.x() - self._first.x()) / self._scale.per_day)

    def let_go(self) -> None:
        """Write the new date."""
        wanted = self._wanted
        if wanted is not None and wanted.edtf != self._when.edtf:
            self._session.edit(
                tr_later("Change date"),
                lambda writer: writer.replace(replace(self._event, when=wanted)),
                self,
            )

    def paint(self, painter: QPainter) -> None:
        """Draw a line at the new date, and both dates beside it."""
        theme = current_theme()
        ends = (self._wanted.begins, self._wanted.ends) if self._wanted else (None, None)
        known = next((moment for moment in ends if moment is not None), None)
        if known is not None:
            x = self._scale.x(known)
            painter.setPen(QPen(QColor(theme.accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, painter.device().height()))
        metrics = painter.fontMetrics()
        box = QRectF(metrics.boundingRect(self.words).adjusted(-9, -5, 9, 5))
        box.moveCenter(QPointF(self._here.x(), self._here.y() - 26))
        box.moveLeft(min(max(box.left(), 4.0), max(painter.device().width() - box.width() - 4, 4.0)))
        box.moveTop(max(box.top(), 4.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(theme.ground))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words)
