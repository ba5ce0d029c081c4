"""Routes between the places of one event: thin arcs that do not coincide, drawn under the symbols."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from models.figure.map_view import MapView
from models.figure.marks import Mark, Path, Stroke
from models.figure.scene import Look, Route
from models.figure.style import Style
from models.figure.symbols import Symbol
from models.values.where.points import Point

BEND = 0.13  # height of an arc over its length
STEPS = 40

Floats = NDArray[np.float64]


def route_arcs(routes: Sequence[Route], symbols: Sequence[Symbol], view: MapView) -> tuple[Floats, ...]:
    """Return an arc (n, 2) for each route, from edge to edge of the symbols it joins."""
    seen: Counter[tuple[Point, Point]] = Counter()
    arcs = []
    for route in routes:
        pair = (route.start, route.end)
        bend = BEND + 0.07 * seen[pair]  # a second event on the same way bends more
        seen[pair] += 1
        start, start_gap = _stop(route.start, route, symbols, view)
        end, end_gap = _stop(route.end, route, symbols, view)
        arcs.append(_trimmed(arc(start, end, bend), start_gap, end_gap))
    return tuple(arcs)


def _stop(point: Point, route: Route, symbols: Sequence[Symbol], view: MapView) -> tuple[Floats, float]:
    """Tell where a route ends and how far before it stops: at the event's symbol if there is one."""
    there = [symbol for symbol in symbols if any(spot.point == point for spot in symbol.spots)]
    own = [symbol for symbol in there if route.event in symbol.events]
    kind = [symbol for symbol in own if any(spot.kind == route.kind for spot in symbol.spots)]
    for found in (kind, own, there):
        if found:
            return np.array([found[0].x, found[0].y]), found[0].radius * 1.12 + 1.0
    return np.asarray(view.to_screen([(point.lon, point.lat)])[0]), 0.0


def arc(start: Floats, end: Floats, bend: float) -> Floats:
    """Return a flat arc from start to end; it bends to the east or, on its level way, to the north."""
    reach = end - start
    side = np.array([-reach[1], reach[0]])
    if side[0] < 0 or (side[0] == 0 and side[1] > 0):
        side = -side
    if abs(reach[0]) > 2 * abs(reach[1]) and side[1] > 0:
        side = -side
    t = np.linspace(0, 1, STEPS + 1)[:, None]
    top = (start + end) / 2 + side * bend * 2  # the control point of a parabola stands twice as high
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * top + t**2 * end)


def _trimmed(line: Floats, first: float, last: float) -> Floats:
    """Return the line without its first and last points of length."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    if along[-1] <= first + last + 2:
        return line
    at = np.linspace(first, along[-1] - last, STEPS + 1)
    return np.column_stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])])


def route_marks(
    routes: Sequence[Route],
    arcs: Sequence[Floats],
    look_of: Callable[[str], Look],
    style: Style,
    selected: frozenset[str],
) -> tuple[Mark, ...]:
    """Return the marks of the arcs: a light edge, the line in the kind's colour, and a small head at the end."""
    marks: list[Mark] = []
    for route, line in zip(routes, arcs, strict=True):
        colour = style.halo if route.event in selected else look_of(route.kind).colour
        width = style.outline_width * 1.25
        marks.append(Path(line, stroke=Stroke(style.background, width * 2.4)))
        dash = (3.2 * width, 2.4 * width) if route.is_doubtful else ()
        marks.append(Path(line, stroke=Stroke(colour, width, dash), item=route.event))
        marks.append(_head(line, colour, style.mark_size * 0.62, route.event))
    return tuple(marks)


def _head(line: Floats, colour: str, size: float, item: str) -> Path:
    """Return a slim arrow head at the end of a line."""
    tip = line[-1]
    back = line[max(0, len(line) - 4)]
    way = (tip - back) / max(float(np.hypot(*(tip - back))), 1e-9)
    side = np.array([-way[1], way[0]])
    foot = tip - way * size
    corners = np.array([tip, foot + side * size * 0.32, foot + way * size * 0.22, foot - side * size * 0.32])
    return Path(corners, is_closed=True, fill=colour, item=item)


def boxes_along(arcs: Sequence[Floats], width: float) -> Floats:
    """Return small boxes (n, 4: left, top, right, bottom) that cover the arcs, for labels to avoid."""
    if not arcs:
        return np.zeros((0, 4))
    lows = [np.minimum(line[:-1], line[1:]) for line in arcs]
    highs = [np.maximum(line[:-1], line[1:]) for line in arcs]
    return np.hstack([np.vstack(lows) - width, np.vstack(highs) + width])
