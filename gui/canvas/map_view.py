"""The map on the screen: the places of the events in filter and window."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from gui.canvas.figure_view import FigureView
from gui.selection import Selection
from gui.session import Session
from gui.theme import current_theme
from models.dossier import Dossier
from models.figure.basemap import Basemap, load_basemap
from models.figure.map import layout_map, view_of
from models.figure.map_view import MapView as Projected
from models.figure.map_view import main_extent
from models.figure.marks import Figure
from models.map_scenes import map_scene
from models.records import EventId


class MapView(FigureView):
    """Symbols and routes on the base map: the wheel zooms at the pointer, a drag moves the map."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Begin with the part of the Earth on which the events lie."""
        super().__init__(session, selection)
        self._basemap: Basemap | None = None
        self._view: Projected | None = None
        self._shows_all = False
        self._known: dict[str, Dossier] = {}
        self.setAccessibleName("Map")
        selection.filtered.connect(self.fit_main)

    def on_case(self) -> None:
        """Read the events anew; another case is shown from the start."""
        self._known = {}
        if not self._session.is_open:
            self._view, self._shows_all = None, False
        super().on_case()

    def lay_out(self, width: float, height: float) -> Figure:
        """Answer the map of the shown events."""
        scene = replace(map_scene(self._dossiers(), self.names), selected=frozenset(self._selection.events))
        if self._basemap is None:
            self._basemap = load_basemap()
        if self._view is None:
            extent = None if self._shows_all else main_extent(scene.spots)
            self._view = view_of(replace(scene, extent=extent), width, height)
        self.setAccessibleName(f"Map, {len(scene.spots)} places")
        return layout_map(scene, width, height, self.style_now, self._measure, self._basemap, self._view)

    def zoom_at(self, factor: float, x: float, y: float) -> None:
        """Enlarge the map under the pointer."""
        if self._view is not None:
            self._view = self._view.zoomed(factor, x, y)
            self.refresh()

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by pixels."""
        if self._view is not None:
            self._view = self._view.panned(dx, dy)
            self.refresh()

    def fit(self) -> None:
        """Show every place, wherever it is."""
        self._shows_all = True
        self._view = None
        self.refresh()

    def fit_main(self) -> None:
        """Show the region in which most events lie."""
        self._shows_all = False
        self._view = None
        self.refresh()

    def paint_figure(self, painter: QPainter) -> None:
        """Paint the map and, where places lie outside it, a line that says so, and how to see them."""
        super().paint_figure(painter)
        if not self.figure.warnings:
            return
        words = "Other places lie outside: press 0 to see all"
        room = self.rect().adjusted(0, 0, -10, -8)
        box = self.fontMetrics().boundingRect(words).adjusted(-6, -3, 6, 3)
        box.moveBottomRight(room.bottomRight())
        painter.fillRect(box, QColor(self.style_now.background))
        painter.setPen(QColor(current_theme().quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _dossiers(self) -> list[Dossier]:
        """Answer what is known of the shown events; each is read once until something changes."""
        shown = self._selection.shown()
        missing = [EventId(id) for id in shown if id not in self._known]
        if missing:
            self._known.update({d.event.id: d for d in self._session.reader.dossiers(missing)})
        return [self._known[id] for id in shown]
