"""The line of a recording's time: where it stands, what is cited of it and what is marked; a click goes there."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider

from gui.parts.theme import current_theme
from gui.reader.marks import CITED, CURRENT, MARKED
from models.texts.time_code import time_words
from models.translation import tr

STEP: Final = 5000  # milliseconds that the arrows go
SMALL_STEP: Final = 1000  # with Shift
EDGE: Final = 10  # pixels beside the line, so that the hand is whole at either end
Span = tuple[int, int]


class TimeBar(QSlider):
    """Shows and changes the time in milliseconds."""

    wanted = Signal(int)  # the time that a person goes to
    pressed_space = Signal()

    def __init__(self) -> None:
        """Begin at the beginning of a recording of unknown length."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Time in the recording"))
        self.cited: tuple[Span, ...] = ()
        self.marked: Span | None = None
        self.is_current = False  # whether what is marked is what a citation cites
        self.actionTriggered.connect(
            lambda _: self.wanted.emit(self.sliderPosition())
        )  # the wheel, a reader of screens
        self.set_length(0)

    def set_length(self, length: int) -> None:
        """Take the length of the recording; 0 where it is not known, so that nobody can go anywhere."""
        self.setRange(0, max(length, 0))
        self.setEnabled(length > 0)

    def show_time(self, at: int) -> None:
        """Stand at a time."""
        if not self.isSliderDown():
            self.setValue(at)
        self.setAccessibleDescription(time_words(at))

    def show_spans(self, cited: tuple[Span, ...], marked: Span | None, *, is_current: bool) -> None:
        """Show what is cited of the recording and what is marked in it."""
        self.cited, self.marked, self.is_current = cited, marked, is_current
        self.update()

    def sizeHint(self) -> QSize:
        """Return a bar that a hand can hit."""
        return QSize(200, max(28, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        """Return the same height for any width."""
        return QSize(80, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.setSliderDown(True)
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while it is pressed."""
        if self.isSliderDown():
            self._go(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play and stop by the space bar; go by the arrows, to either end by Home and End."""
        step = SMALL_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        places = {
            Qt.Key.Key_Left: self.value() - step,
            Qt.Key.Key_Right: self.value() + step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.maximum(),
        }
        if event.key() == Qt.Key.Key_Space:
            self.pressed_space.emit()
        elif event.key() in places and self.isEnabled():
            self.wanted.emit(min(max(places[Qt.Key(event.key())], 0), self.maximum()))
        else:
            event.ignore()

    def _go(self, x: float) -> None:
        self.setValue(round(min(max((x - EDGE) / max(1, self.width() - 2 * EDGE), 0), 1) * self.maximum()))
        self.wanted.emit(self.value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, the spans on it, and where it stands."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.rule))
        painter.drawRoundedRect(QRectF(EDGE, middle - 3, self.width() - 2 * EDGE, 6), 3, 3)
        if not self.isEnabled():
            return
        for span in self.cited:
            self._paint_span(painter, span, CITED)
        if self.marked is not None:
            self._paint_span(painter, self.marked, CURRENT if self.is_current else MARKED)
        self._paint_hand(painter, theme.accent, theme.ground)

    def _paint_span(self, painter: QPainter, span: Span, colour: QColor) -> None:
        one, other = (self._x(at) for at in span)
        painter.setPen(QPen(colour.darker(150), 1))
        painter.setBrush(colour)
        painter.drawRect(QRectF(one, self.height() / 2 - 7, max(3.0, other - one), 14))

    def _paint_hand(self, painter: QPainter, colour: str, ground: str) -> None:
        x, middle = self._x(self.value()), self.height() / 2
        painter.setPen(QPen(QColor(ground), 2))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(x - 7, middle - 7, 14, 14))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colour), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x - 10, middle - 10, 20, 20))

    def _x(self, at: int) -> float:
        return EDGE + (self.width() - 2 * EDGE) * min(max(at / self.maximum(), 0), 1)
