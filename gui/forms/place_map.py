"""A small map on which a place is picked: click, drag, or move the pin with the arrow keys."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui.parts.painter import paint
from gui.parts.theme import current_theme
from models.figure.basemap import Basemap, load_basemap
from models.figure.map_land import lay_land
from models.figure.map_view import MapView, view_for
from models.figure.marks import Figure, Rect
from models.figure.style import load_style
from models.translation import tr
from models.values.where.coordinates import words
from models.values.where.points import Bounds, Point

EARTH = Bounds(-170, -56, 178, 74)
AROUND = 2.5  # degrees that are shown around a point at first
STEP = 10  # pixels that an arrow key moves the pin; with Shift one
CLOSEST = 400_000.0  # points per radian: about 16 m a point


class PlaceMap(QWidget):
    """Shows one point on the base map; `picked` tells a new one and how many decimals it is good for."""

    picked = Signal(object, int)

    def __init__(self) -> None:
        """Begin without a point."""
        super().__init__()
        self._basemap: Basemap = load_basemap()
        self._point: Point | None = None
        self._home = EARTH
        self._view: MapView | None = None
        self._land: tuple[MapView, QPixmap] | None = None
        self._dragged_from: QPointF | None = None
        self._was_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(230)
        self.setAccessibleName(tr("Small map"))

    def sizeHint(self) -> QSize:
        """Return a size at which a province can be read."""
        return QSize(420, 250)

    @property
    def view(self) -> MapView:
        """Return the part of the Earth that is shown."""
        frame = Rect(0, 0, max(self.width(), 1), max(self.height(), 1))
        if self._view is None:
            self._view = view_for(_around(self._point) if self._point else self._home, frame)
        return replace(self._view, frame=frame)

    def begin_over(self, points: Sequence[Point]) -> None:
        """Begin, where there is no point yet, over those that the case has."""
        if points:
            lons, lats = [point.lon for point in points], [point.lat for point in points]
            middle = Point((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
            near = _around(middle)
            self._home = Bounds(
                min(near.west, *lons), min(near.south, *lats), max(near.east, *lons), max(near.north, *lats)
            )
            self._view = None

    def show_point(self, point: Point | None, comes_near: bool = True) -> None:
        """Show a point; with `comes_near` the map goes to it."""
        self._point = point
        if comes_near:
            self._view = None
        told = tr("Small map: {point}", point=words(point, 4)) if point else tr("Small map: no point yet")
        self.setAccessibleName(told)
        self.update()

    def decimals(self) -> int:
        """Tell how many decimals of a degree a pixel of the map can tell."""
        per_pixel = 1 / max(self.view.points_per_degree, 1e-9)
        return min(5, max(0, math.floor(-math.log10(per_pixel))))

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the land and the pin."""
        painter = QPainter(self)
        painter.drawPixmap(
            QRectF(self.rect()), self._land_of(self.view), QRectF(self._land_of(self.view).rect())
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        if self._point is not None:
            x, y = self.view.to_screen([(self._point.lon, self._point.lat)])[0]
            painter.setPen(QPen(QColor(theme.ground), 5))
            _pin(painter, float(x), float(y))
            painter.setPen(QPen(QColor(theme.accent), 2))
            _pin(painter, float(x), float(y))
        painter.setPen(
            QPen(QColor(theme.accent if self.hasFocus() else theme.rule), 2 if self.hasFocus() else 1)
        )
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _land_of(self, view: MapView) -> QPixmap:
        """Return the land under a view, painted once for it."""
        if self._land is None or self._land[0] != view:
            style = load_style("dark" if current_theme().is_dark else "light")
            middle = self._point or view.to_place(view.frame.width / 2, view.frame.height / 2)
            at = [[middle.lon, middle.lat]] if middle else [[0.0, 0.0]]
            is_near = view.points_per_degree >= 9
            focus = self._basemap.countries_at(np.array(at, np.float64)) if is_near else frozenset()
            land = lay_land(focus, view, style, self._basemap)
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap(round(view.frame.width * ratio), round(view.frame.height * ratio))
            pixmap.fill(QColor(style.sea))
            painter = QPainter(pixmap)
            paint(Figure(view.frame.width, view.frame.height, land.groups), painter, ratio)
            painter.end()
            self._land = view, pixmap
        return self._land[1]

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to pick."""
        self._dragged_from, self._was_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the map under the pin."""
        if self._dragged_from is None:
            return
        moved = event.position() - self._dragged_from
        if self._was_dragged or moved.manhattanLength() > 6:
            self._was_dragged = True
            self._view = self.view.panned(moved.x(), moved.y())
            self._dragged_from = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the pin where it was clicked."""
        if self._dragged_from is not None and not self._was_dragged:
            self._pick(event.position().x(), event.position().y())
        self._dragged_from = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self._zoom(1.25 ** (event.angleDelta().y() / 120), event.position().x(), event.position().y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the pin by the arrow keys, zoom by + and -, show it in the middle by 0."""
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        x, y = self._at()
        if key in moves:
            step = 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            self._pick(x + moves[key][0] * step, y + moves[key][1] * step)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(1.5, x, y)
        elif key == Qt.Key.Key_Minus:
            self._zoom(1 / 1.5, x, y)
        elif key == Qt.Key.Key_0:
            self.show_point(self._point)
        else:
            super().keyPressEvent(event)

    def _at(self) -> tuple[float, float]:
        """Tell where the pin stands, or the middle of the map."""
        if self._point is None:
            return self.width() / 2, self.height() / 2
        x, y = self.view.to_screen([(self._point.lon, self._point.lat)])[0]
        return float(x), float(y)

    def _zoom(self, factor: float, x: float, y: float) -> None:
        wanted = min(max(self.view.scale * factor, self.width() / 8), CLOSEST)
        self._view = self.view.zoomed(wanted / self.view.scale, x, y).fitted()
        self.update()

    def _pick(self, x: float, y: float) -> None:
        place = self.view.to_place(x, y)
        if place is None:
            return
        if not self.view.frame.grown(-4).contains(x, y):
            self._view = self.view.panned(self.width() / 2 - x, self.height() / 2 - y)
        decimals = self.decimals()
        self._point = Point(round(place.lat, decimals), round(place.lon, decimals))
        self.show_point(self._point, comes_near=False)
        self.picked.emit(self._point, decimals)


def _around(point: Point) -> Bounds:
    wide = AROUND / max(0.15, math.cos(math.radians(point.lat)))
    return Bounds(
        max(-180.0, point.lon - wide),
        max(-90.0, point.lat - AROUND * 0.7),
        min(180.0, point.lon + wide),
        min(90.0, point.lat + AROUND * 0.7),
    )


def _pin(painter: QPainter, x: float, y: float) -> None:
    """Paint a ring with four short lines that point at its middle."""
    painter.drawEllipse(QPointF(x, y), 7.0, 7.0)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        painter.drawLine(QPointF(x + dx * 4, y + dy * 4), QPointF(x + dx * 11, y + dy * 11))
