"""Shows a laid-out figure as it will be printed, fitted into the room there is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.painter import paint
from gui.theme import current_theme
from models.figure.marks import Figure

EDGE = 16  # pixels free around the page


class Preview(QWidget):
    """Paints one figure, small enough to be seen whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a figure."""
        super().__init__(parent)
        self.figure: Figure | None = None
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview")

    def show_figure(self, figure: Figure | None) -> None:
        """Show another figure, or none."""
        self.figure = figure
        self.update()

    def sizeHint(self) -> QSize:
        """Answer a page large enough to judge it."""
        return QSize(720, 640)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page with its edge on a quiet ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().raised))
        if self.figure is not None:
            self._paint_page(painter, self.figure)
        painter.end()

    def _paint_page(self, painter: QPainter, figure: Figure) -> None:
        across, down = self.width() - 2 * EDGE, self.height() - 2 * EDGE
        scale = min(across / figure.width, down / figure.height)
        width, height = figure.width * scale, figure.height * scale
        painter.translate((self.width() - width) / 2, (self.height() - height) / 2)
        painter.setPen(QPen(QColor(current_theme().rule), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(-0.5, -0.5, width + 1, height + 1))
        paint(figure, painter, scale)
