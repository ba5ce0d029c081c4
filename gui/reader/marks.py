"""What is marked on a page, and how that looks."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

CITED, CURRENT, MARKED = QColor("#fff1b8"), QColor("#ffd75e"), QColor("#bcd9f5")
UNSURE = QColor("#c4500a")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words or a region that are marked because they are cited or were found."""

    page: int
    start: int = 0
    end: int = 0
    region: QRectF | None = None  # parts of the page
    is_current: bool = False
    colour: QColor | None = None  # None: that of a citation


def paint_mark(painter: QPainter, mark: Mark, boxes: list[QRectF]) -> None:
    """Tint the boxes of a mark; regions and the current mark have an outline too, so that colour is not all."""
    colour = mark.colour or (CURRENT if mark.is_current else CITED)
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # the letters stay black
    for box in boxes:
        painter.fillRect(box, colour)
        if mark.region is not None or mark.is_current:
            painter.setPen(QPen(colour.darker(150), 1.5))
            painter.drawRect(box)
    painter.restore()


def paint_unsure(painter: QPainter, boxes: list[QRectF]) -> None:
    """Draw dots below words that a machine read and is not sure of."""
    painter.save()
    painter.setPen(QPen(UNSURE, 2, Qt.PenStyle.DotLine))
    for box in boxes:
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.restore()


def placed(box: QRectF, rect: QRectF) -> QRectF:
    """Return a box in parts of a page as it stands on the page's rectangle."""
    return QRectF(
        rect.left() + box.left() * rect.width(),
        rect.top() + box.top() * rect.height(),
        box.width() * rect.width(),
        box.height() * rect.height(),
    )
