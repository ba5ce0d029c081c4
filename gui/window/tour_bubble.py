"""What the tour looks like: a frame around a part of the window, and a card beside it that covers little."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel, set_plain_tooltip
from gui.parts.theme import current_theme
from models.translation import tr

LETTERS: Final = 48  # of a line of the card …
SHARE: Final = 0.46  # … and no more than this of the window
BROADER: Final = (1.0, 1.4, 2.2)  # times as broad, where it is too high
GAP: Final = 14  # pixels between frame and card
EDGE: Final = 8  # pixels that stay free at the edge of the window
HALF: Final = 8  # pixels: of the width of the tip
MARGIN: Final = 3  # pixels between what is framed and its frame


class Pointer(QWidget):
    """Draws the frame and the tip that leads from the card to it; the mouse goes through."""

    def __init__(self, parent: QWidget) -> None:
        """Begin with nothing to point at."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._frame, self._tip = QRect(), QPolygonF()

    def point(self, frame: QRect, card: QRect) -> None:
        """Frame a part of the window, and lead there from the card."""
        self._frame, self._tip = frame, _tip(frame, card)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both in the colour of what one may press."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(current_theme().accent)
        painter.setPen(QPen(accent, 2))
        painter.drawRoundedRect(self._frame, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPolygon(self._tip)


class Card(QFrame):
    """Says one step, with Back, Next and ×; it can be pulled aside with the mouse."""

    next_wanted = Signal()
    back_wanted = Signal()
    end_wanted = Signal()
    pulled = Signal()  # elsewhere

    def __init__(self, parent: QWidget) -> None:
        """Build the card."""
        super().__init__(parent)
        self.setProperty("role", "tour")
        self.is_pulled = False
        self._held: QPoint | None = None
        self.tally, self.title = PlainLabel(role="note"), PlainLabel(role="heading", is_wrapped=True)
        self.words = PlainLabel(is_wrapped=True)
        self.back, self.next = QPushButton(), QPushButton()
        self.next.setDefault(True)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.close_button.clicked.connect(self.end_wanted)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.end_wanted.emit)
        self._foot, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._arrange()

    def say(
        self, tally: str, title: str, words: str, *, is_first: bool, is_last: bool, is_in_form: bool
    ) -> None:
        """Say a step, to a screen reader as well; in a form it is the form's own buttons that go on."""
        self.tally.setText(tally)
        self.title.setText(title)
        self.words.setText(words)
        self.back.setText(tr("&Back"))
        self.back.setEnabled(not is_first)
        for button in (self.back, self.next):
            button.setVisible(not is_in_form)
        self.close_button.setAccessibleName(tr("Leave the tour"))
        set_plain_tooltip(self.close_button, tr("Leave the tour (Esc)"))
        self.next.setText(tr("Fi&nish") if is_last else tr("&Next"))
        told = tr("{tally}: {title}. {words}", tally=tally, title=title, words=words)
        if self.accessibleName() != told:
            self.setAccessibleName(told)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def lie_beside(self, frame: QRect, sides: Sequence[str], clear: Sequence[QRect] = ()) -> None:
        """Lie where the frame and what else is to stay clear are not covered, or the least of them."""
        host = self.parentWidget()
        if host is None or self.is_pulled:
            return
        room = host.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(self.fontMetrics().horizontalAdvance("n") * LETTERS, int(host.width() * SHARE))
        widths = (min(int(width * times), room.width()) for times in BROADER)
        sizes = [QSize(one, self._height_of(one)) for one in widths]
        places = [_beside(frame, size, side.split(), room) for size in sizes for side in (*sides, *SIDES)]
        self.setGeometry(min(places, key=lambda place: sum(_covered(place, one) for one in (frame, *clear))))

    def _height_of(self, width: int) -> int:
        self._foot.invalidate()  # whose buttons come and go
        self._column.invalidate()
        return self._column.totalHeightForWidth(width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the card."""
        self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull it aside; it stays there for this step."""
        host = self.parentWidget()
        if self._held is not None and host is not None:
            self.is_pulled = True
            wanted = self.geometry().translated(event.position().toPoint() - self._held)
            self.move(_within(wanted, host.rect()).topLeft())
            self.pulled.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def _arrange(self) -> None:
        head, foot = QHBoxLayout(), self._foot
        head.addWidget(self.tally, 1)
        head.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = self._column
        column.setContentsMargins(16, 6, 10, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addLayout(foot)


SIDES: Final = ("below", "above", "right", "left")


def _beside(frame: QRect, size: QSize, wanted: Sequence[str], room: QRect) -> QRect:
    """Return a place at one side of the frame, at its end ("below end") or as near to its middle as the room allows."""
    (width, height), side, is_at_end = size.toTuple(), wanted[0], "end" in wanted
    if side in ("below", "above"):
        y = frame.bottom() + GAP if side == "below" else frame.top() - GAP - height
        x = frame.right() - width if is_at_end else frame.center().x() - width // 2
    else:
        x = frame.right() + GAP if side == "right" else frame.left() - GAP - width
        y = frame.bottom() - height if is_at_end else frame.center().y() - height // 2
    return _within(QRect(x, y, width, height), room)


def _covered(place: QRect, frame: QRect) -> int:
    """Return how many pixels of the frame lie under a place."""
    both = place.intersected(frame)
    return both.width() * both.height() if both.isValid() else 0


def _within(place: QRect, room: QRect) -> QRect:
    x = max(min(place.x(), room.right() - place.width()), room.left())
    y = max(min(place.y(), room.bottom() - place.height()), room.top())
    return QRect(x, y, place.width(), place.height())


def _tip(frame: QRect, card: QRect) -> QPolygonF:
    """Return the triangle from the edge of the card that looks at the frame; empty where they lie over each other."""
    middle = frame.center()
    x = min(max(middle.x(), card.left() + 2 * HALF), card.right() - 2 * HALF)
    y = min(max(middle.y(), card.top() + 2 * HALF), card.bottom() - 2 * HALF)
    if card.top() > frame.bottom():
        corners = ((x - HALF, card.top()), (x + HALF, card.top()), (x, frame.bottom()))
    elif card.bottom() < frame.top():
        corners = ((x - HALF, card.bottom()), (x + HALF, card.bottom()), (x, frame.top()))
    elif card.left() > frame.right():
        corners = ((card.left(), y - HALF), (card.left(), y + HALF), (frame.right(), y))
    elif card.right() < frame.left():
        corners = ((card.right(), y - HALF), (card.right(), y + HALF), (frame.left(), y))
    else:
        return QPolygonF()
    return QPolygonF([QPointF(*corner) for corner in corners])
