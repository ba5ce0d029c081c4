"""The shape of a kind of event as a small icon, for filters, tables and forms."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from gui.parts.theme import current_theme
from models.figure.shapes import shape_points


def shape_icon(shape: str, colour: str, side: int = 14) -> QIcon:
    """Return the shape of a kind of event as an icon of `side` pixels, outlined in the ink of the theme."""
    icon = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(side * scale, side * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().text), 0.8))
        painter.setBrush(QColor(colour))
        _draw(painter, shape, side)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _draw(painter: QPainter, shape: str, side: int) -> None:
    size = side * 0.72
    if shape == "disc":
        painter.drawEllipse(QRectF((side - size) / 2, (side - size) / 2, size, size))
        return
    corners = shape_points(shape, side / 2, side / 2, size)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
