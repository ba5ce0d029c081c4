"""What is settled before a map is drawn: its view, its symbols and routes, and where its legend stands."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.figure.basemap import COARSE, PROVINCES, Basemap
from models.figure.clipping import chosen, no_parts
from models.figure.legend import Key, in_few_rows, legend_marks
from models.figure.locator import locator_size
from models.figure.map_circles import circles
from models.figure.map_furniture import Piece, in_corner, panel, scale_bar, stacked
from models.figure.map_key import list_of_keys, nested_sizes, row_of_sizes, sign_keys
from models.figure.map_land import OnScreen
from models.figure.map_stands import plain_symbols
from models.figure.map_view import MapView, aspect_of, extent_for, view_for
from models.figure.marks import Mark, Rect, shifted_mark
from models.figure.measure import Measure
from models.figure.routes import boxes_along, route_arcs
from models.figure.scene import Look, MapScene, Route, Spot
from models.figure.style import Style
from models.figure.symbols import LARGEST, Symbol, drawing_order, with_reach
from models.figure.whole import whole_countries
from models.translation import tr, tr_later
from models.values.where.points import Point

LEAST_HEIGHT, MOST_HEIGHT = 0.34, 1.2  # of a map that chooses its own, in widths
CORNER_SHARE = 0.1  # of the frame that a legend in its corner may take
LEAST_SHARE = 0.6  # of a fixed height that the map itself keeps, if it wants so much
ROUNDS = 4
EMPTY = 1.4  # so many times the height of a map of the world

Floats = NDArray[np.float64]

TOO_LOW: Final = tr_later(
    "The words leave the map too little room: make the page higher, or shorten title, deck and sources."
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A map of which all is settled but its land and its names."""

    view: MapView
    symbols: tuple[Symbol, ...]
    k: float
    arcs: tuple[Floats, ...]
    inside: tuple[Spot, ...]
    outside: tuple[Spot, ...]
    corners: tuple[Rect, ...]  # what furniture takes of the frame
    furniture: tuple[Mark, ...]
    foot: tuple[Mark, ...]  # the legend below the frame
    foot_height: float
    locator: Rect | None = None
    stops: tuple[tuple[float, float], ...] = ()  # where the dots of ends of routes stand
    warnings: tuple[str, ...] = ()

    @property
    def bodies(self) -> list[Rect]:
        """Return the boxes of all symbols."""
        return [symbol.rect for symbol in self.symbols]

    @property
    def stems(self) -> Floats:
        """Return the stems (n, 4) from places to symbols."""
        found = [(*home, *one.foot) for one in self.symbols if one.foot for home in one.homes]
        return np.array(list(dict.fromkeys(found))).reshape(-1, 4)

    @property
    def dots(self) -> list[Rect]:
        """Return the boxes of the dots on places from which stems lead."""
        homes = dict.fromkeys(home for one in self.symbols if one.foot for home in one.homes)
        homes |= dict.fromkeys(self.stops)
        return [Rect(x - 1.5, y - 1.5, 3.0, 3.0) for x, y in homes]


@dataclass(frozen=True, slots=True)
class Desk:
    """With what a map is drawn: its style, how words are measured, its land, and what stands on the screen already."""

    style: Style
    measure: Measure
    basemap: Basemap | None = None
    screen: OnScreen | None = None


def make_plan(scene: MapScene, width: float, height: float, desk: Desk, view: MapView | None = None) -> Plan:
    """Return the plan of a map of that size; a legend that would hide something stands below, and the map is lower."""
    foot = 0.0
    room = height - min(LEAST_SHARE * height, own_height(scene, width, desk.style))
    plan = _plan(scene, width, height, room, desk, view)
    for _ in range(ROUNDS):
        if plan.foot_height <= foot:
            break
        foot = plan.foot_height
        plan = _plan(scene, width, max(height - foot, 1.0), room, desk, view)
    if foot - plan.foot_height > desk.style.gap:  # a lower map needs less of a legend
        foot, plan = _as_high(plan, foot, lambda tall: _plan(scene, width, tall, room, desk, view), height)
    low = () if desk.screen or scene.is_panel else _ill_fitting(plan, own_height(scene, width, desk.style))
    warnings = (*plan.warnings, *low)
    return replace(plan, foot_height=max(foot, plan.foot_height), warnings=warnings)


def _as_high(plan: Plan, foot: float, planned: Callable[[float], Plan], height: float) -> tuple[float, Plan]:
    """Return how much a legend takes, and the highest map found that leaves just its own legend room."""
    least = plan.foot_height
    for _ in range(ROUNDS):
        middle = (least + foot) / 2
        higher = planned(max(height - middle, 1.0))
        if higher.foot_height <= middle:
            foot, plan = middle, higher
        else:
            least = middle
    return foot, plan


def _ill_fitting(plan: Plan, wanted: float) -> tuple[str, ...]:
    """Say so where the words of a page leave the map less than half of what its extent wants, or too much."""
    tall = plan.view.frame.height
    if tall < 0.5 * wanted:
        return (tr(TOO_LOW),)
    if tall > EMPTY * wanted and plan.view.edge() is not None:
        return (
            tr("A map of the world leaves much of this height empty: choose a lower format, or a region."),
        )
    return ()


def _plan(
    scene: MapScene, width: float, height: float, room: float, desk: Desk, view: MapView | None = None
) -> Plan:
    """Return the plan of a frame of that size; `room` is what a legend below it may take."""
    style = desk.style
    frame = Rect(0, 0, width, height)
    view = replace(view, frame=frame) if view else view_of(scene, width, height, style)
    inside, outside = _sorted_out(_in_order(scene), view)
    if scene.is_scaled:
        stood, k = circles(inside, view, style, scene.per_root)
    else:
        stood, k = plain_symbols(inside, view, style), 0.0
    look_of = look_in(scene, style)
    symbols = tuple(
        symbol if scene.is_scaled else with_reach(symbol, look_of(symbol.spots[0].kind))
        for symbol in drawing_order(stood)
    )
    arcs = route_arcs(scene.routes, symbols, view)
    at = view.to_screen([(stop.point.lon, stop.point.lat) for stop in scene.stops])
    stops = tuple((float(x), float(y)) for x, y in at)
    bare = Plan(view, symbols, k, arcs, inside, outside, (), (), (), 0.0, stops=stops)
    if scene.is_panel:
        return bare
    return _on_screen(bare, scene, desk, desk.screen) if desk.screen else _on_page(bare, scene, room, desk)


def _on_screen(plan: Plan, scene: MapScene, desk: Desk, screen: OnScreen) -> Plan:
    """Return the plan with its legend in a corner."""
    style, measure = desk.style, desk.measure
    keys = list_of_keys(sign_keys(scene, plan.symbols, style), style, measure)
    sizes = nested_sizes(scene, plan.symbols, plan.k, style, measure)
    key = [piece for piece in (sizes, keys) if piece]
    pieces = [piece] if (piece := scale_bar(plan.view, style, measure, scene.language)) else []
    pieces += [panel(stacked(key, style.label_size * 0.6), style)] if key else []
    frame = replace(plan.view.frame, height=max(plan.view.frame.height - screen.foot, 0.0))
    taken, marks = list[Rect](), list[Mark]()
    for piece in pieces:
        found = in_corner(piece, frame, [*screen.reserved, *plan.bodies, *taken], style.label_size * 1.2)
        if found:
            marks += found[0]
            taken.append(found[1])
    return replace(plan, corners=tuple(taken), furniture=tuple(marks))


def _on_page(plan: Plan, scene: MapScene, room: float, desk: Desk) -> Plan:
    """Return the plan with what hides nothing in corners, and all else of the legend below the map."""
    style, measure, basemap = desk.style, desk.measure, desk.basemap
    frame, gap = plan.view.frame, style.label_size * 1.2
    arcs = [Rect(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes_along(plan.arcs, 2.0).tolist()]
    stems = [Rect(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in _boxes(plan.stems).tolist()]
    held = [*(body.grown(3) for body in plan.bodies), *arcs, *stems, *plan.dots]
    held += _tinted(scene, plan.view, basemap) if basemap else []
    taken, marks = list[Rect](), list[Mark]()
    sizes = nested_sizes(scene, plan.symbols, plan.k, style, measure)
    pieces = [panel(sizes, style)] if sizes else []
    bar = scale_bar(plan.view, style, measure, scene.language)
    is_cornered = False
    inset = _inset(plan, scene, held, gap)
    taken += [inset] if inset else []
    for piece in (*pieces, *([bar] if bar else [])):
        is_small = piece[1] * piece[2] <= CORNER_SHARE * frame.width * frame.height
        found = in_corner(piece, frame, [*held, *taken], gap, must_be_free=True) if is_small else None
        if found:
            marks += found[0]
            taken.append(found[1])
            is_cornered = is_cornered or piece is not bar
    row = None if is_cornered else row_of_sizes(scene, plan.symbols, plan.k, frame.width, style, measure)
    keys = list(sign_keys(replace(scene, routes=seen_routes(scene, plan, style)), plan.symbols, style))
    foot, height = foot_of(row, keys, frame.width, style, measure)
    dropped: list[str] = []
    while keys and height > room + 1e-6:
        dropped.insert(0, keys.pop().words)
        foot, height = foot_of(row, keys, frame.width, style, measure)
    is_lacking = scene.locator == "always" and not inset
    lacking = [_no_locator(plan.view)] if is_lacking else []
    lacking += (
        [tr("The legend has no room to explain: {dropped}.", dropped="; ".join(dropped))] if dropped else []
    )
    return replace(
        plan,
        corners=tuple(taken),
        furniture=tuple(marks),
        foot=foot,
        foot_height=height,
        locator=inset,
        warnings=tuple(lacking),
    )


def seen_routes(scene: MapScene, plan: Plan, style: Style) -> tuple[Route, ...]:
    """Return the routes that can be seen: one between places of the same symbol lies beneath it."""
    arcs = zip(scene.routes, plan.arcs, strict=True)
    return tuple(route for route, arc in arcs if np.hypot(*(arc[-1] - arc[0])) >= style.mark_size)


def _tinted(scene: MapScene, view: MapView, basemap: Basemap) -> list[Rect]:
    """Return small boxes all along the edges and through the middle of the land that is tinted."""
    rings = basemap.layer(PROVINCES, "ring") if scene.shaded else no_parts()
    names = frozenset(scene.shaded)
    held = (
        [i for i, one in enumerate(basemap.provinces) if names & {one.name, one.local_name}] if names else []
    )
    parts = chosen(rings, np.isin(rings.owner, held)) if held else no_parts()
    whole = frozenset(whole_countries(scene.spots, basemap))
    lands = basemap.layer(COARSE, "country")
    owners = [i for i, code in enumerate(basemap.countries) if code in whole]
    places = [parts.points[::6]]
    if owners:
        places.append(chosen(lands, np.isin(lands.owner, owners)).points)
    middles = [(basemap.provinces[i].label.lon, basemap.provinces[i].label.lat) for i in held]
    at = view.to_screen(np.vstack([*places, np.array(middles).reshape(-1, 2)]))
    return [Rect(x - 3, y - 3, 6.0, 6.0) for x, y in at.tolist() if view.frame.contains(x, y)]


def _inset(plan: Plan, scene: MapScene, held: Sequence[Rect], gap: float) -> Rect | None:
    """Return the free corner in which the locator stands."""
    size = locator_size(plan.view, scene.locator)
    found = in_corner(((), *size), plan.view.frame, held, 0.5 * gap, must_be_free=True) if size else None
    return found[1] if found else None


def _no_locator(view: MapView) -> str:
    """Say why a locator that is wanted does not stand on the map."""
    if locator_size(view, "always") is None:
        return tr("The map shows too much of the Earth for a locator: choose a smaller extent, or none.")
    return tr("The map has no corner free for the locator.")


def _boxes(lines: Floats) -> Floats:
    """Return the boxes of straight lines, in steps that follow them closely."""
    return boxes_along([np.linspace(line[:2], line[2:], 9) for line in lines], 0.5)


def foot_of(
    row: Piece | None, keys: Sequence[Key], width: float, style: Style, measure: Measure
) -> tuple[tuple[Mark, ...], float]:
    """Return the legend below the map around 0, 0, and the height it takes with the gap above it."""
    marks, y = list[Mark](), style.gap
    if row:
        marks += [shifted_mark(mark, 0, y) for mark in row[0]]
        y += row[2] + 0.5 * style.gap
    if keys:
        made, tall = legend_marks(in_few_rows(keys, width, style, measure), 0.0, width, y, style, measure)
        marks += made
        y += tall
    return tuple(marks), y if marks else 0.0


def view_of(scene: MapScene, width: float, height: float, style: Style) -> MapView:
    """Return the view of a scene in a frame at the origin: its extent, or what fits all it shows."""
    extent = scene.extent or extent_for(scene.spots, scene.routes)
    return view_for(extent, Rect(0, 0, width, height), _spare(scene, style))


def _spare(scene: MapScene, style: Style) -> float:
    """Tell how much room symbols on the edge of what is shown need."""
    return 0.0 if scene.extent else style.mark_size * (LARGEST if scene.is_scaled else 1.2)


def map_height(scene: MapScene, width: float, desk: Desk) -> float:
    """Return the height at which the extent fills the width, a third of it to 1.2 times it, and the legend below."""
    tall = own_height(scene, width, desk.style)
    return tall + _plan(scene, width, tall, math.inf, desk).foot_height


def own_height(scene: MapScene, width: float, style: Style) -> float:
    """Return the height that the extent wants, without the legend."""
    extent = scene.extent or extent_for(scene.spots, scene.routes)
    spare = 2 * _spare(scene, style)
    own = (width - spare) * aspect_of(extent) + spare
    return min(MOST_HEIGHT * width, max(LEAST_HEIGHT * width, own))


def look_in(scene: MapScene, style: Style) -> Callable[[str], Look]:
    """Tell what finds the look of a kind; what has none of its own is grey."""
    looks = {look.id: look for look in scene.looks}
    return lambda kind: looks.get(kind) or Look(kind, kind, style.soft, "disc")


def _in_order(scene: MapScene) -> list[Spot]:
    """Return the spots, those of one place beside each other in the order of the legend."""
    kinds = {look.id: number for number, look in enumerate(scene.looks)}
    places: dict[Point, int] = {}
    for spot in scene.spots:
        places.setdefault(spot.point, len(places))
    return sorted(scene.spots, key=lambda one: (places[one.point], kinds.get(one.kind, len(kinds))))


def _sorted_out(spots: Sequence[Spot], view: MapView) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Return the spots in the frame and those outside it."""
    if not spots:
        return (), ()
    at = view.to_screen([(spot.point.lon, spot.point.lat) for spot in spots])
    inside = [view.frame.contains(float(x), float(y)) for x, y in at]
    return (
        tuple(spot for spot, is_in in zip(spots, inside, strict=True) if is_in),
        tuple(spot for spot, is_in in zip(spots, inside, strict=True) if not is_in),
    )
