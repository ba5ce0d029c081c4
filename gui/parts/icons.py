"""Small icons drawn by ourselves as lines, in the colours of the theme."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from gui.parts.theme import Theme
from models.machine.paths import resource

SIDE = 20  # the square in which every path is drawn


def icon(name: str, theme: Theme) -> QIcon:
    """Return one of the icons in PATHS, for what can be used and for what cannot."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.faint)):
        for scale in (1, 2, 3, 4):
            made.addPixmap(_pixmap(PATHS[name](), colour, scale), mode)
    return made


def _pixmap(path: QPainterPath, colour: str, scale: int) -> QPixmap:
    pixmap = QPixmap(SIDE * scale, SIDE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    pen = QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.end()
    return pixmap


def program_icon() -> QIcon:
    """Return the mark of the program, as packaging/build_app_icon.py draws it: a place on a line of time."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addFile(str(resource("icons", f"dateline-{side}.png")))
    return made


def _lines(*parts: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for first, *others in parts:
        path.moveTo(QPointF(*first))
        for point in others:
            path.lineTo(QPointF(*point))
    return path


def _search() -> QPainterPath:
    path = _lines(((12.2, 12.2), (16.5, 16.5)))
    path.addEllipse(QPointF(8.5, 8.5), 5, 5)
    return path


def _undo() -> QPainterPath:
    path = _lines(((7, 4), (3.5, 7.5), (7, 11)), ((3.5, 7.5), (11.5, 7.5)))
    path.arcTo(QRectF(7, 7.5, 9, 9), 90, -180)
    path.lineTo(8, 16.5)
    return path


def _redo() -> QPainterPath:
    path = _lines(((13, 4), (16.5, 7.5), (13, 11)), ((16.5, 7.5), (8.5, 7.5)))
    path.arcTo(QRectF(4, 7.5, 9, 9), 90, 180)
    path.lineTo(12, 16.5)
    return path


def _fit() -> QPainterPath:
    return _lines(
        ((3, 5), (3, 15)), ((17, 5), (17, 15)), ((5.5, 10), (14.5, 10)), ((8, 7.5), (5.5, 10), (8, 12.5)),
        ((12, 7.5), (14.5, 10), (12, 12.5)),
    )  # fmt: skip


def _left_panel() -> QPainterPath:
    path = _lines(((8, 4), (8, 16)))
    path.addRect(QRectF(3, 4, 14, 12))
    return path


def _right_panel() -> QPainterPath:
    path = _lines(((12, 4), (12, 16)))
    path.addRect(QRectF(3, 4, 14, 12))
    return path


def _plus() -> QPainterPath:
    return _lines(((10, 4), (10, 16)), ((4, 10), (16, 10)))


def _minus() -> QPainterPath:
    return _lines(((4, 10), (16, 10)))


def _document() -> QPainterPath:
    return _lines(
        ((12, 3), (5, 3), (5, 17), (15, 17), (15, 6), (12, 3), (12, 6), (15, 6)),
        ((8, 10), (12, 10)),
        ((8, 13), (12, 13)),
    )


def _import() -> QPainterPath:
    path = _lines(((10, 2.5), (10, 12)), ((6.8, 9), (10, 12.2), (13.2, 9)))
    path.addPath(_lines(((3.5, 11), (3.5, 16.5), (16.5, 16.5), (16.5, 11))))
    return path


PATHS: Mapping[str, Callable[[], QPainterPath]] = MappingProxyType({
    "search": _search, "undo": _undo, "redo": _redo, "fit": _fit, "left": _left_panel, "right": _right_panel,
    "plus": _plus, "minus": _minus, "document": _document, "import": _import,
})  # fmt: skip
