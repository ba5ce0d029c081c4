"""What a drag with the mouse holds: the picture itself, or a box that is drawn around events."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.parts.theme import current_theme


class Grip(ABC):
    """Follows the pointer from where it was pressed until it is let go; Esc lets go of it without an effect."""

    @abstractmethod
    def move(self, here: QPoint) -> None:
        """Follow the pointer."""

    @abstractmethod
    def let_go(self) -> None:
        """Do what was shown while it was held."""

    @abstractmethod
    def paint(self, painter: QPainter) -> None:
        """Show over the figure what letting go will do."""


class PanGrip(Grip):
    """Moves what is shown along with the pointer."""

    def __init__(self, pan: Callable[[float, float], None], here: QPoint) -> None:
        """Hold the picture at a point."""
        self._pan, self._last = pan, here

    def move(self, here: QPoint) -> None:
        """Bring the picture along."""
        moved = here - self._last
        self._last = here
        self._pan(moved.x(), moved.y())

    def let_go(self) -> None:
        """Leave the picture where it is."""

    def paint(self, painter: QPainter) -> None:
        """Show nothing but the picture."""


class BoxGrip(Grip):
    """Draws a box from where the pointer was pressed."""

    def __init__(self, select: Callable[[QRect], None], here: QPoint) -> None:
        """Begin with an empty box."""
        self._select, self._first = select, here
        self._box = QRect(here, here)

    def move(self, here: QPoint) -> None:
        """Let the box reach to the pointer."""
        self._box = QRect(self._first, here).normalized()

    def let_go(self) -> None:
        """Select what is in the box."""
        self._select(self._box)

    def paint(self, painter: QPainter) -> None:
        """Draw the box."""
        colour = QColor(current_theme().accent)
        painter.setPen(QPen(colour, 1.5))
        colour.setAlphaF(0.1)
        painter.setBrush(colour)
        painter.drawRect(QRectF(self._box))
