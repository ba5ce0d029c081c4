"""Shows a laid-out figure as it will be printed, at any size; its labels are picked and moved here."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gui.parts.painter import paint
from gui.parts.theme import current_theme, theme_named
from models.figure.colour_proof import figure_seen
from models.figure.marks import Figure, Label, Rect, Target
from models.translation import tr, tr_later

EDGE = 20  # pixels free around the page
STEP, LARGE_STEP = 1.0, 5.0  # points that an arrow moves a label, alone and with Shift
SMALLEST, LARGEST = 0.1, 8.0  # pixels for one point
LEGIBLE, READABLE = 8.0, 11.5  # pixels: how high the smallest words must be, and should be
SCROLL_BAR = 14
NEAR = 3  # pixels: a press that misses the words by less still means them
LINE = 1.25  # how much higher a line is than its letters
GRIP = 4  # pixels: a press that moves less is a click
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
KEYS: Final = (
    (tr_later("Next or previous label"), tr_later("Page Down, Page Up")),
    (tr_later("Move the label, in large steps"), tr_later("arrows, Shift and arrows")),
    (tr_later("Write the label anew"), tr_later("Return, double-click")),
    (tr_later("Hide the label"), tr_later("Delete")),
    (tr_later("Let go of the label"), tr_later("Esc")),
)
"""The keys that hold in the studio, for the sheet of keys."""


class Canvas(QWidget):
    """Paints one figure; `scale` is how many pixels a point takes, `key` the label that is chosen."""

    label_chosen = Signal(str)  # its key; empty: none
    label_nudged = Signal(str, float, float, bool)  # key, points to the right, points down, by keys
    label_hidden = Signal(str)
    label_opened = Signal(str)  # its words are to be written

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a figure."""
        super().__init__(parent)
        self.figure: Figure | None = None
        self.key = ""
        self.scale = 1.0
        self._sight = "colour"
        self._picture: QPixmap | None = None
        self._pressed: QPointF | None = None
        self._moved = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Figure"))
        self.setAccessibleDescription(
            tr("Page down and page up choose a label, arrows move it, Enter writes it, Delete hides it.")
        )

    def show_figure(self, figure: Figure | None) -> None:
        """Show another figure; the label that is chosen stays so if it is still there."""
        self.figure = figure
        if self.key not in self.keys():
            self.choose("")
        self._redraw()

    def see_as(self, sight: str) -> None:
        """Show the figure as one of the ways in which readers see it."""
        self._sight = sight
        self._redraw()

    def set_scale(self, scale: float) -> None:
        """Show a point as so many pixels."""
        self.scale = min(max(scale, SMALLEST), LARGEST)
        self._redraw()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the labels that can be changed, in their order on the page."""
        labels = [target for target in self._targets() if target.part == "label" and target.key]
        return tuple(dict.fromkeys(target.key for target in labels))

    def choose(self, key: str) -> None:
        """Choose a label, or none."""
        if key != self.key:
            self.key = key
            self.label_chosen.emit(key)
            self.update()

    def place_of(self, key: str) -> QRect | None:
        """Return where a label stands on the widget; None if it is not there."""
        rects = self._rects(key)
        return _around([self._on_screen(rect) for rect in rects]).toAlignedRect() if rects else None

    def letters_of(self, key: str) -> float:
        """Return how many pixels high the letters of a label are."""
        rects = self._rects(key)
        return rects[0].height * self.scale / LINE if rects else 0.0

    def sizeHint(self) -> QSize:
        """Return the size of the page with its edge."""
        if self.figure is None:
            return QSize(320, 240)
        across, down = self.figure.width * self.scale, self.figure.height * self.scale
        return QSize(round(across) + 2 * EDGE, round(down) + 2 * EDGE)

    # painting

    def _redraw(self) -> None:
        self._picture = None
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page with its edge on a quiet ground, and a frame around the label that is chosen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().raised))
        if self.figure is not None:
            picture = self._page(self.figure)
            painter.setPen(QPen(QColor(current_theme().rule), 1))
            wide, tall = self.figure.width * self.scale, self.figure.height * self.scale
            painter.drawRect(QRectF(EDGE - 0.5, EDGE - 0.5, wide + 1, tall + 1))
            painter.drawPixmap(EDGE, EDGE, picture)
            self._paint_choice(painter)
        painter.end()

    def _page(self, figure: Figure) -> QPixmap:
        """Return the painted page, painted again only where something changed."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            size = QSize(round(figure.width * self.scale * ratio), round(figure.height * self.scale * ratio))
            picture = QPixmap(size.expandedTo(QSize(1, 1)))
            picture.fill(QColor("#ffffff"))
            painter = QPainter(picture)
            paint(figure_seen(figure, self._sight), painter, self.scale * ratio)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._picture = picture
        return self._picture

    def _paint_choice(self, painter: QPainter) -> None:
        rects = self._rects(self.key)
        if not rects:
            return
        accent = QColor(theme_named("light").accent)  # the page is white in every theme
        painter.setPen(QPen(accent, 1.5))
        painter.drawRect(_around([self._on_screen(rect) for rect in rects]).adjusted(-3, -2, 3, 2))
        if not self._moved.isNull():
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
            moved = _around([self._on_screen(rect) for rect in rects]).translated(self._moved)
            painter.drawRect(moved.adjusted(-3, -2, 3, 2))

    def _on_screen(self, rect: Rect) -> QRectF:
        s = self.scale
        return QRectF(EDGE + rect.x * s, EDGE + rect.y * s, rect.width * s, rect.height * s)

    def _targets(self) -> Sequence[Target]:
        return self.figure.targets if self.figure is not None else ()

    def _rects(self, key: str) -> list[Rect]:
        return [target.rect for target in self._targets() if key and target.key == key]

    # the mouse and the keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the label under the mouse and hold it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(self._key_at(event.position()))
        self._pressed = event.position() if self.key else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the held label would stand."""
        if self._pressed is not None:
            moved = event.position() - self._pressed
            self._moved = moved if moved.manhattanLength() >= GRIP else QPointF()
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the label go where it was dragged."""
        moved, self._pressed, self._moved = self._moved, None, QPointF()
        if self.key and not moved.isNull():
            self.label_nudged.emit(self.key, moved.x() / self.scale, moved.y() / self.scale, False)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the words of the label under the mouse."""
        if key := self._key_at(event.position()):
            self.label_opened.emit(key)

    def _key_at(self, point: QPointF) -> str:
        """Return the label whose words are at a point; else the one that stands around it, or nearly so."""
        x, y = (point.x() - EDGE) / self.scale, (point.y() - EDGE) / self.scale
        hits = [target.key for target in self._targets() if target.key and target.rect.contains(x, y)]
        if not hits:  # between its lines, or a hair beside it
            hits = [key for key in self.keys() if self._box_of(key).contains(point)]
        return hits[-1] if hits else ""

    def _box_of(self, key: str) -> QRectF:
        rects = [self._on_screen(rect) for rect in self._rects(key)]
        return _around(rects).adjusted(-NEAR, -NEAR, NEAR, NEAR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, move, write and hide labels."""
        pressed = Qt.Key(event.key())
        if pressed in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if pressed is Qt.Key.Key_PageDown else -1)
        elif not self.key:
            super().keyPressEvent(event)
        elif pressed in ARROWS:
            step = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            right, down = ARROWS[pressed]
            self.label_nudged.emit(self.key, right * step, down * step, True)
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.label_opened.emit(self.key)
        elif pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.label_hidden.emit(self.key)
        elif pressed is Qt.Key.Key_Escape:
            self.choose("")
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        keys = self.keys()
        if keys:
            at = keys.index(self.key) + by if self.key in keys else (0 if by > 0 else -1)
            self.choose(keys[at % len(keys)])


class Desk(QScrollArea):
    """Holds the canvas: the whole page fitted into the room, or at a scale of one's own."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin with the whole page."""
        super().__init__()
        self.canvas = canvas
        self.is_fitted = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(canvas)
        self.setMinimumSize(200, 110)
        self.setAccessibleName(tr("Page"))

    def fit(self) -> None:
        """Show the whole page, or as much of its width as lets its smallest words be read."""
        self.is_fitted = True
        figure = self.canvas.figure
        if figure is None:
            return
        across, down = self.width() - 2 * EDGE - 2, self.height() - 2 * EDGE - 2
        whole = min(across / figure.width, down / figure.height)
        smallest = _smallest(figure)
        if whole * smallest >= LEGIBLE:
            self.canvas.set_scale(whole)
        else:  # the page is scrolled
            self.canvas.set_scale(max(whole, min((across - SCROLL_BAR) / figure.width, READABLE / smallest)))

    def zoom(self, factor: float) -> None:
        """Show the page larger or smaller."""
        self.is_fitted = False
        self.canvas.set_scale(self.canvas.scale * factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground around the page."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(current_theme().raised))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page again, unless a scale was chosen."""
        super().resizeEvent(event)
        if self.is_fitted:
            self.fit()


def _around(rects: Sequence[QRectF]) -> QRectF:
    whole = rects[0]
    for rect in rects[1:]:
        whole = whole.united(rect)
    return whole


def _smallest(figure: Figure) -> float:
    """Return the size of the smallest words in points; raised numbers are smaller by custom."""
    sizes = [
        mark.size
        for group in figure.groups
        for mark in group.marks
        if isinstance(mark, Label) and mark.text.strip("0123456789,–")
    ]
    return min(sizes, default=10.0)
