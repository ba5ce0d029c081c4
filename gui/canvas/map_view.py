"""The map on the screen: the places of the events in filter and window."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QResizeEvent

from gui.canvas.accessible import Voice
from gui.canvas.figure_view import FigureView
from gui.canvas.map_facts import MapFacts
from gui.canvas.map_ground import Ground, Picture, painted
from gui.canvas.map_tools import MapTools
from gui.parts.here import Here
from gui.parts.painter import paint
from gui.parts.theme import current_theme
from gui.selection import Selection
from gui.session import Session
from models.figure.basemap import Basemap, load_basemap
from models.figure.chosen import OVER
from models.figure.map import boundary_remark, layout_map
from models.figure.map_land import OnScreen
from models.figure.map_view import MapView as Projected
from models.figure.map_view import extent_for, main_extent, view_for
from models.figure.marks import Figure, Rect, Target
from models.figure.projection import EqualEarth
from models.publication.map_scenes import MapChoices, index_scene, touches_map, with_doubts
from models.records.changes import ChangeSet
from models.translation import language, tr
from models.values.where.points import Bounds, Point

YEAR = 365.25  # days
REST = 100  # milliseconds after which a map that no longer moves is laid out anew
WITH_THE_MAP = frozenset({"overlays", "provinces", "routes", "symbols", "labels", OVER})
FURNITURE = frozenset({"scale"})
REACH = 10.0  # pixels around the pointer that are meant, too
NOTE_LINES = 1.3  # of its letters: the height of the line of words at the lower edge
PARTS = 1.3  # times as large a map must become for a number to come apart
NEAREST = 600_000.0  # points per radian of the Earth: about 100 m on 10 points


class MapView(FigureView):
    """Symbols and routes on the base map: the wheel zooms at the pointer, a drag moves the map.

    While it moves, the pictures of land and symbols are moved and enlarged; when it rests they are made anew.
    """

    boxed = frozenset({"mark", "more"})

    def __init__(self, session: Session, selection: Selection) -> None:
        """Begin with the part of the Earth on which the events lie."""
        super().__init__(session, selection)
        self._facts = MapFacts(session)
        self._basemap: Basemap | None = None
        self._view: Projected | None = None
        self._shows_all = False
        self._ground: Ground | None = None
        self._over: Picture | None = None  # what stands on the land
        self._asked = (selection.window, selection.filter)
        self._is_to_fit = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settle)
        self._tools = MapTools(self, self._facts.measures, self._facts.overlay_names)
        self._tools.zoomed.connect(lambda factor: self.zoom_at(factor, self.width() / 2, self.height() / 2))
        self._tools.fitted.connect(self.fit)
        self._tools.filter_toggled.connect(self._filter_by_map)
        for changed in (self._tools.symbols_chosen, self._tools.routes_toggled, self._tools.overlays_toggled):
            changed.connect(self.refresh)
        self.voice = Voice(self, session, selection, tr("Map"))
        selection.filtered.connect(self._on_filtered)
        selection.fitted.connect(self.fit)

    # state

    @property
    def is_moving(self) -> bool:
        """Tell whether the map is shown by moved pictures until it rests."""
        return self._rest.isActive() and self._over is not None and self._ground is not None

    @property
    def _is_fresh(self) -> bool:
        """Tell whether nothing of the case was painted yet."""
        return self._over is None

    def settle(self) -> None:
        """Lay out what is now shown, in the projection that fits it, and filter by it if that is wanted."""
        self._rest.stop()
        if self._is_to_fit:
            self._is_to_fit, self._shows_all, self._view = False, False, None
        elif self._view is not None:
            self._view = self._view.fitted()
        super().refresh()
        if self._tools.filters.isChecked():
            self._filter_by_map(True)

    def refresh(self) -> None:
        """Lay out anew when it is next painted; while the window of time or the filter changes, when it rests."""
        asked = (self._selection.window, self._selection.filter)
        is_asked_anew = asked != self._asked and self._over is not None
        self._asked = asked
        if is_asked_anew:
            self._figure = None
            self._rest.start()
            return
        super().refresh()

    def on_case(self) -> None:
        """Read the places anew; another case is shown from the start."""
        self._facts.forget()
        if not self._session.is_open:
            self._view, self._shows_all = None, False
            self._over = None
        super().on_case()
        if self._is_fresh and self._session.is_open:
            self._rest.start()  # the lanes of a case that was just opened are painted first

    def on_changed(self, change_set: ChangeSet, initiator: object) -> None:
        """Read the places anew where a change can be seen on the map; else leave it as it is."""
        if touches_map(change_set):
            self._facts.forget()
            super().on_changed(change_set, initiator)

    def lay_out(self, width: float, height: float) -> Figure:
        """Return the map of the shown events, without the land if that is painted."""
        self._rest.stop()
        shown = self._selection.in_filter() & self._selection.in_window()
        frame = Rect(0, 0, width, height)
        view = replace(self._view, frame=frame) if self._view else self._first_view(shown, frame)
        self._view = view
        scene = index_scene(
            self._facts.located,
            shown,
            self.names,
            view,
            self._choices(),
            self._facts.sums(self._tools.symbols),
        )
        scene = with_doubts(scene, self._session.reader)
        ground = self._ground_for(view)
        screen = OnScreen(ground.land, self._reserved(), self._note_size() * NOTE_LINES)
        return layout_map(scene, width, height, self.style_now, self._measure, self.basemap, view, screen)

    @property
    def basemap(self) -> Basemap:
        """Return the base map, read when it is first needed."""
        if self._basemap is None:
            self._basemap = load_basemap()
        return self._basemap

    def _first_view(self, shown: NDArray[np.bool_], frame: Rect) -> Projected:
        fit = extent_for if self._shows_all else main_extent
        return view_for(self._facts.located.extent(shown, fit), frame)

    def _choices(self) -> MapChoices:
        events = self._selection.events
        is_routed = self._tools.routes.isChecked() and len(events) == 1
        routes = self._facts.routes_of(events[0]) if is_routed else ()
        overlays = self._facts.overlays() if self._tools.over.isChecked() else ()
        return MapChoices(self._tools.symbols, events, routes, overlays, language())

    def _ground_for(self, view: Projected) -> Ground:
        """Return the land under a view: what is painted already if it serves."""
        is_world = isinstance(view.projection, EqualEarth)
        focus = frozenset() if is_world else self._facts.focus(self.basemap)
        whole = self._facts.whole(self.basemap)
        if self._ground is None or not self._ground.serves(view, focus, whole):
            ratio = self.devicePixelRatioF()
            self._ground = Ground.of(view, focus, whole, self.style_now, self.basemap, ratio)
        return self._ground

    def _reserved(self) -> tuple[Rect, ...]:
        tools = self._tools.geometry()
        return (Rect(tools.x() - 4, tools.y() - 4, tools.width() + 8, tools.height() + 8),)

    # movement

    def zoom_at(self, factor: float, x: float, y: float) -> None:
        """Enlarge the map under the pointer, down to about a hundred metres for ten points and up to two worlds."""
        if self._view is None:
            return
        least = max(self.width(), 1) / (4 * np.pi)
        wanted = min(max(self._view.scale * factor, least), NEAREST)
        self._view = self._view.zoomed(wanted / self._view.scale, x, y)
        self._move()

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by pixels."""
        if self._view is not None:
            self._view = self._view.panned(dx, dy)
            self._move()

    def _move(self) -> None:
        self._figure = None
        self._rest.start()
        self.update()

    def fit(self) -> None:
        """Show every place, wherever it is."""
        self._shows_all = True
        self._view = None
        self.refresh()

    def standing(self) -> dict[str, float]:
        """Tell where the map stands: the middle in degrees, and its scale; nothing before it was laid out."""
        if self._view is None:
            return {}
        lon, lat = self._view.projection.unproject(self._view.x, self._view.y)
        return {"lon": float(lon), "lat": float(lat), "scale": self._view.scale}

    def stand(self, told: Mapping[str, object]) -> None:
        """Go back to where the map stood."""
        numbers = [told.get(name) for name in ("lon", "lat", "scale")]
        lon, lat, scale = (float(one) if isinstance(one, int | float) else np.nan for one in numbers)
        if not (abs(lon) <= 180 and abs(lat) <= 90 and scale > 0):
            return
        middle, frame = Point(lat, lon), Rect(0, 0, max(self.width(), 1), max(self.height(), 1))
        view = view_for(Bounds.from_points([middle]).padded(0, 1), frame)
        x, y = view.projection.project(lon, lat)
        self._view = replace(view, x=float(x), y=float(y), scale=min(scale, NEAREST)).fitted()
        self._is_to_fit = False
        self._move()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        self._tools.place(event.size())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the land anew in other colours."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._ground = self._over = None
        super().changeEvent(event)

    # filtering by the map

    def _filter_by_map(self, is_on: bool) -> None:
        """Let only the events at the places in the frame through, or no longer."""
        places = self._facts.places_in(self._view) if is_on and self._view else None
        self._selection.set_filter(replace(self._selection.filter, on_map=places), self)

    def _on_filtered(self) -> None:
        """Fit what another view filtered; what the map itself filters leaves it where it is."""
        if self._selection.filter.on_map is None and self._tools.filters.isChecked():
            self._tools.filters.blockSignals(True)
            self._tools.filters.setChecked(False)
            self._tools.filters.blockSignals(False)
        if self._selection.initiator is not self and self._selection.filter.on_map is None:
            self._is_to_fit = True
            self.refresh() if self._over is None else self._rest.start()

    # keys

    def rows_here(self) -> np.ndarray:
        """Return the rows of the events in filter and window that lie at a place with a point."""
        rows = super().rows_here()
        return rows[np.isin(rows, self._facts.located.rows)]

    def rows_beside(self, row: int) -> np.ndarray:
        """Return the rows of the events at the first place of an event, in the order of time."""
        rows, located = self.rows_here(), self._facts.located
        return rows[np.isin(rows, located.rows[np.isin(located.at, located.at[located.rows == row][:1])])]

    def step_far(self, by: int) -> None:
        """Move the window of time by a year."""
        first, last = self._selection.window
        self._selection.set_window((first + by * YEAR, last + by * YEAR), self)

    def bring_into_view(self) -> None:
        """Move the map so that the current event lies on it."""
        if self._selection.current and self.target_of(self._selection.current) is None and self._view:
            spot = self._facts.spot_of(self._selection.current, self._view)
            if spot is not None:
                self.pan(self.width() / 2 - spot[0], self.height() / 2 - spot[1])
                self.settle()

    # picking

    def pick(self, target: Target | None, extends: bool = False) -> None:
        """Select what was picked; a number opens."""
        if target is not None and target.part == "more" and not extends:
            self.open_number(target)
            return
        super().pick(target, extends)

    def open_number(self, target: Target) -> None:
        """Show the places of a number and nothing else; those that lie at one point are listed."""
        view = self._view
        if view is None:
            return
        bounds = self._facts.bounds_of(target.items, view)
        wanted = view_for(bounds, view.frame) if bounds else view
        wanted = replace(wanted, scale=min(wanted.scale, NEAREST))
        if not bounds or wanted.scale < view.scale * PARTS:  # they never part, or are as near as can be
            middle = target.rect.x + target.rect.width / 2, target.rect.y + target.rect.height / 2
            self.list_events(target.items, QPoint(round(middle[0]), round(middle[1])))
            return
        self._view = wanted
        self._move()
        self.settle()

    def here_at(self, point: QPointF) -> Here | None:
        """Tell the place at a point: one of the case where its symbol is near, else the point itself."""
        view = self._view
        spot = view.to_place(point.x(), point.y()) if view else None
        if view is None or spot is None:
            return None
        place = self._facts.place_near((point.x(), point.y()), view, REACH)
        return Here(place_id=place, point=spot, reach_km=REACH / view.points_per_km)

    # painting

    def paint_figure(self, painter: QPainter) -> None:
        """Paint land and symbols where they stand; where places lie outside, a line says how to see them."""
        if self._is_fresh and self._rest.isActive():
            painter.fillRect(self.rect(), QColor(self.style_now.sea))
            return
        if not self.is_moving:
            self._repaint()
        view = self._view
        if view is None or self._ground is None or self._over is None:
            return
        view = replace(view, frame=Rect(0, 0, self.width(), self.height()))
        painter.fillRect(self.rect(), QColor(self.style_now.sea))
        self._ground.picture.paint(painter, view)
        self._over.paint(painter, view)
        if not self.is_moving:
            paint(self.figure, painter, only=FURNITURE)
            self._paint_notes(painter)

    def _repaint(self) -> None:
        """Make the picture of what stands on the land, if it is not the one of the present figure."""
        figure = self.figure
        if self._view is not None and (self._over is None or self._painted is not figure):
            frame = Rect(0, 0, self.width(), self.height())
            pixmap = painted(figure, frame, self.devicePixelRatioF(), WITH_THE_MAP)
            self._over = Picture(replace(self._view, frame=frame), pixmap)
            self._painted = figure

    _painted: Figure | None = None

    def _note_size(self) -> int:
        """Return how large the words at the lower edge are, in pixels."""
        return max(9, round(self.style_now.note_size * 0.9))

    def _paint_notes(self, painter: QPainter) -> None:
        """Paint the note on boundaries, and that places lie outside."""
        font = painter.font()
        font.setPixelSize(self._note_size())
        painter.setFont(font)
        words = boundary_remark(language=language())
        if self.figure.warnings:
            words = tr("Other places lie outside: press 0 to see all.  {remark}", remark=words)
        if self.figure.unlabelled:
            count = len(self.figure.unlabelled)
            words = tr("{n:,} events without a label.  {remark}", n=count, remark=words)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 24)
        box = painter.fontMetrics().boundingRect(words).adjusted(-6, -2, 6, 2)
        box.moveBottomRight(self.rect().bottomRight())
        ground = QColor(self.style_now.background)
        ground.setAlphaF(0.94)
        painter.fillRect(box, ground)
        painter.setPen(QColor(current_theme().quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
