"""The land of the map as a picture: laid out and painted once, then moved and enlarged with the map."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from gui.parts.painter import paint
from models.figure.basemap import Basemap
from models.figure.map_land import LaidLand, lay_land
from models.figure.map_view import MapView
from models.figure.marks import Figure, Rect
from models.figure.style import Style

SPARE = 0.3  # of the frame that is painted beyond each of its edges
MOST_PIXELS = 16_000_000  # a picture of more is painted without spare room


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What a view shows, as pixels; its frame may be wider than the widget."""

    view: MapView
    pixmap: QPixmap

    def paint(self, painter: QPainter, view: MapView) -> None:
        """Paint the picture where its part of the Earth now stands."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.view.scale != view.scale)
        painter.drawPixmap(_place(self.view, view), self.pixmap, QRectF(self.pixmap.rect()))
        painter.restore()

    def serves(self, view: MapView) -> bool:
        """Tell whether the picture holds all of a view, sharp as it is."""
        if self.view.projection != view.projection or abs(self.view.scale / view.scale - 1) > 1e-9:
            return False
        place, frame = _place(self.view, view), view.frame
        return place.contains(QRectF(frame.x, frame.y, frame.width, frame.height))


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Land that is laid out, and its picture."""

    land: LaidLand
    picture: Picture

    @classmethod
    def of(
        cls,
        view: MapView,
        focus: frozenset[str],
        whole: frozenset[str],
        style: Style,
        basemap: Basemap,
        ratio: float,
    ) -> "Ground":
        """Lay out and paint the land around a view; `ratio` is pixels per point."""
        frame = view.frame
        pixels = frame.width * frame.height * ratio * ratio * (1 + 2 * SPARE) ** 2
        spare = SPARE if pixels <= MOST_PIXELS else 0.0
        across, down = round(frame.width * spare), round(frame.height * spare)
        wide = Rect(frame.x - across, frame.y - down, frame.width + 2 * across, frame.height + 2 * down)
        wider = replace(view, frame=wide)
        land = lay_land(focus, wider, style, basemap, whole)
        figure = Figure(wide.width, wide.height, land.groups, background=style.sea)
        return cls(land, Picture(wider, painted(figure, wide, ratio)))

    def serves(self, view: MapView, focus: frozenset[str], whole: frozenset[str]) -> bool:
        """Tell whether this land may stand under a view."""
        return (self.land.focus, self.land.whole) == (focus, whole) and self.picture.serves(view)


def painted(figure: Figure, frame: Rect, ratio: float, only: frozenset[str] | None = None) -> QPixmap:
    """Return a figure, or some of its groups, as pixels; what is not painted can be seen through."""
    pixmap = QPixmap(max(1, round(frame.width * ratio)), max(1, round(frame.height * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(ratio, ratio)
    painter.translate(-frame.x, -frame.y)
    if only is None and figure.background:
        painter.fillRect(QRectF(frame.x, frame.y, frame.width, frame.height), figure.background)
    paint(figure, painter, only=only if only is not None else ALL)
    painter.end()
    return pixmap


ALL = frozenset({"sea", "land", "borders"})


def _place(painted_view: MapView, view: MapView) -> QRectF:
    """Tell where the frame of a painted view now stands, in points of the widget."""
    factor = view.scale / painted_view.scale
    then, now = painted_view.frame, view.frame
    middle_x = now.x + now.width / 2 + (painted_view.x - view.x) * view.scale
    middle_y = now.y + now.height / 2 - (painted_view.y - view.y) * view.scale
    width, height = then.width * factor, then.height * factor
    return QRectF(middle_x - width / 2, middle_y - height / 2, width, height)
