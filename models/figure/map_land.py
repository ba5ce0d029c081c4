"""The ground of a map: sea, land, the countries in focus, tinted provinces, and all borders."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.figure.basemap import PROVINCES_FROM, Basemap, Ground, on_figure, path_mark
from models.figure.clipping import Parts, joined, moved
from models.figure.close_land import SAME_LINE, outline_of, without
from models.figure.map_view import MapView
from models.figure.marks import Box, Group, Mark, Path, Rect, Stroke
from models.figure.projection import EqualEarth
from models.figure.scene import MapScene
from models.figure.style import Style

LEAST_PROVINCE = 250.0  # square points: smaller provinces would only be a tangle of lines
FEW_COUNTRIES, SEVERAL = 3, 5  # a map of more countries, of several provinces each, is one of countries
CLOSE_FROM = 32.0  # points per degree from which the provinces' finer coast is taken

Grounds = tuple[tuple[Parts, str], ...]


@dataclass(frozen=True, slots=True)
class LaidLand:
    """Land that is laid out already, for a frame that may be wider than the figure's."""

    view: MapView
    focus: frozenset[str]
    whole: frozenset[str]
    grounds: Grounds
    groups: tuple[Group, ...]

    def grounds_for(self, view: MapView) -> Grounds:
        """Return the grounds for a view of the same scale and projection that was dragged from this one."""
        dx, dy = self.view.offset_to(view)
        return tuple((moved(rings, dx, dy), colour) for rings, colour in self.grounds)


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What stands on the screen already: the land, and rectangles that nothing else may take."""

    land: LaidLand
    reserved: tuple[Rect, ...] = ()
    foot: float = 0.0  # points at the lower edge, where a line of words stands


def lay_land(
    focus: frozenset[str],
    view: MapView,
    style: Style,
    basemap: Basemap,
    whole: frozenset[str] = frozenset(),
) -> LaidLand:
    """Return the land of a view's frame with these countries in focus, and those tinted that are meant as a whole."""
    grounds, groups = land_groups((), view, style, basemap, focus, whole)
    return LaidLand(view, focus, whole, grounds, groups)


@dataclass(frozen=True, slots=True)
class _Land:
    """Land and lines in degrees; `seam` runs where finer land meets coarser land and is filled up."""

    land: Parts
    near: Parts
    coast: Parts
    borders: Parts
    disputed: Parts
    seam: Parts | None = None


def focus_of(scene: MapScene, view: MapView, basemap: Basemap) -> frozenset[str]:
    """Return the codes of the countries in which something is shown; none on a map of the world."""
    if isinstance(view.projection, EqualEarth):
        return frozenset()
    points = [spot.point for spot in scene.spots]
    points += [point for route in scene.routes for point in (route.start, route.end)]
    places = {(point.lon, point.lat) for point in points}
    return basemap.countries_at(np.array(sorted(places)).reshape(-1, 2))


def with_provinces(basemap: Basemap, focus: frozenset[str], view: MapView) -> frozenset[str]:
    """Return the countries whose provinces are large enough to be told apart: far larger on a map of many countries."""
    sizes: dict[str, list[float]] = {}
    for province in basemap.provinces if focus else ():
        if province.country in focus:
            sizes.setdefault(province.country, []).append(province.area * view.points_per_km**2)
    many = sum(len(areas) >= SEVERAL for areas in sizes.values())
    least = LEAST_PROVINCE * (many**2 if many > FEW_COUNTRIES else 1)
    return frozenset(code for code, areas in sizes.items() if float(np.median(areas)) >= least)


def land_groups(
    shaded: Sequence[str],
    view: MapView,
    style: Style,
    basemap: Basemap,
    focus: frozenset[str],
    whole: frozenset[str] = frozenset(),
) -> tuple[Grounds, tuple[Group, ...]]:
    """Return the grounds with their colours, the lowest first, and the groups sea, land, borders."""
    ground = basemap.layers_for(view.visible(), view.points_per_degree, has_provinces=bool(focus or shaded))
    is_close = bool(focus) and view.points_per_degree >= CLOSE_FROM
    parts = _close(ground, basemap, focus) if is_close else _far(ground, basemap, focus)
    tinted = basemap.provinces_of(ground, frozenset(shaded))
    rings_of = basemap.province_rings_of if is_close else basemap.rings_of
    countries = rings_of(ground, whole & focus if is_close else whole)
    layers = (
        (parts.land, style.land),
        (parts.near, style.land_focus),
        (countries, style.land_whole),
        (tinted, style.land_shaded),
    )
    grounds = tuple((on_figure(rings, view, True), colour) for rings, colour in layers)
    fills: list[Mark] = [mark for rings, colour in grounds for mark in path_mark(rings, True, colour)]
    if parts.seam is not None:
        width = SAME_LINE * view.points_per_degree
        seam = path_mark(on_figure(parts.seam, view, False), False, stroke=Stroke(style.land, width))
        fills[1:1] = seam  # over the neighbours, under the countries in focus
    lines = basemap.province_lines_of(ground, with_provinces(basemap, focus, view))
    frame = view.frame
    return grounds, (
        Group("sea", _sea(view, style), frame),
        Group("land", tuple(fills), frame),
        Group("borders", _border_marks(parts, lines, view, style), frame),
    )


def _sea(view: MapView, style: Style) -> tuple[Mark, ...]:
    """Return the sea: all of the frame, or what lies within the edge of the world."""
    edge = view.edge()
    if edge is None:
        return (Box(view.frame, fill=style.sea),)
    line = Stroke(style.coast, style.coast_width)
    return Box(view.frame, fill=style.background), Path(edge, is_closed=True, fill=style.sea, stroke=line)


def _far(ground: Ground, basemap: Basemap, focus: frozenset[str]) -> _Land:
    """Return the land as the world's file has it."""
    near = basemap.rings_of(ground, focus)
    return _Land(ground.land, near, ground.coast, ground.borders, ground.disputed)


def _close(ground: Ground, basemap: Basemap, focus: frozenset[str]) -> _Land:
    """Return the land with the countries in focus made of their provinces."""
    near = basemap.province_rings_of(ground, focus)
    edge = outline_of(near, ground.borders, ground.disputed)
    rim = joined([edge.coast, edge.border, edge.disputed])
    return _Land(
        basemap.rings_of(ground, frozenset(basemap.countries) - focus),
        near,
        joined([without(ground.coast, rim), edge.coast]),
        joined([without(ground.borders, rim), edge.border]),
        joined([without(ground.disputed, rim), edge.disputed]),
        joined([edge.border, edge.disputed]),
    )


def _border_marks(parts: _Land, provinces: Parts, view: MapView, style: Style) -> tuple[Mark, ...]:
    """Return province lines, coasts, country borders and, dashed and thinner, what is disputed."""
    fine = 0.65 if view.points_per_degree < PROVINCES_FROM else 1.0  # a map of the world is a small drawing
    layers = (
        (provinces, Stroke(style.province, style.province_width)),
        (parts.coast, Stroke(style.coast, style.coast_width * fine)),
        (parts.borders, Stroke(style.border, style.border_width * fine)),
        (parts.disputed, Stroke(style.disputed, style.disputed_width, (style.dash * 1.3, style.dash))),
    )
    marks: list[Mark] = []
    for lines, stroke in layers:
        marks += path_mark(on_figure(lines, view, False), False, stroke=stroke)
    return tuple(marks)
