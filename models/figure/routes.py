"""Routes between the places of one event: thin arcs that do not coincide, drawn under the symbols."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from models.figure.map_view import MapView
from models.figure.marks import Mark, Path, Stroke
from models.figure.scene import Look, Route
from models.figure.style import Style
from models.figure.symbols import Symbol
from models.values.where.points import Point

BENDS = (0.13, -0.13, 0.2, -0.2, 0.27, -0.27, 0.45, -0.45)
"""Heights of an arc over its length that are tried; the first that meets nothing else is taken."""
HEAD = 0.85  # length of an arrow's head, in sizes of a mark
STEPS = 40

Floats = NDArray[np.float64]


def route_arcs(routes: Sequence[Route], symbols: Sequence[Symbol], view: MapView) -> tuple[Floats, ...]:
    """Return an arc (n, 2) for each route, from edge to edge of the symbols it joins, through as few others as can be.

    Routes of one pair of places never share an arc.
    """
    bodies = np.array([(one.x, one.y, one.radius) for one in symbols]).reshape(-1, 3)
    arcs: list[Floats] = []
    for route in routes:
        start, start_gap = _stop(route.start, route, symbols, view)
        end, end_gap = _stop(route.end, route, symbols, view)
        tried = [_trimmed(arc(start, end, bend), start_gap, end_gap) for bend in BENDS]
        costs = [_cost(line, rank, bodies, arcs) for rank, line in enumerate(tried)]
        arcs.append(tried[int(np.argmin(costs))])
    return tuple(arcs)


def _cost(line: Floats, rank: int, bodies: Floats, others: Sequence[Floats]) -> float:
    """Tell how bad an arc is: the symbols that it runs through, the arcs that it nearly coincides with, its bend."""
    inner = line[2:-2]
    away = np.hypot(*(inner[:, None, :] - bodies[None, :, :2]).transpose(2, 0, 1))
    through = int((away < bodies[None, :, 2] + 1.5).any(axis=0).sum()) if len(bodies) else 0
    middle, end = line[len(line) // 2], line[-1]
    is_covered = (
        bool((np.hypot(*(bodies[:, :2] - end).T) < bodies[:, 2] + 1.0).any()) if len(bodies) else False
    )
    along = sum(
        float(np.hypot(*(other[len(other) // 2] - middle))) < 4.0
        or (np.hypot(*(other[1:-1] - inner[len(inner) // 2]).T).min() < 2.0)
        for other in others
    )
    return float(3.0 * through + 9.0 * is_covered + 4.0 * along + 0.5 * rank)


def _stop(point: Point, route: Route, symbols: Sequence[Symbol], view: MapView) -> tuple[Floats, float]:
    """Tell where a route ends and how far before it stops: at the event's symbol if there is one, else at the place."""
    there = [symbol for symbol in symbols if any(spot.point == point for spot in symbol.spots)]
    own = [symbol for symbol in there if route.event in symbol.events]
    kind = [symbol for symbol in own if any(spot.kind == route.kind for spot in symbol.spots)]
    for found in (kind, own, there):
        if found:
            symbol = found[0]
            reach = max(symbol.reach) * symbol.radius
            return np.array([symbol.x, symbol.y]), reach + 1.5
    return np.asarray(view.to_screen([(point.lon, point.lat)])[0]), 2.0


def arc(start: Floats, end: Floats, bend: float) -> Floats:
    """Return a flat arc from start to end; it bends east or, where it is level, north; below 0 the other way."""
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
        shaft = _trimmed(line, 0.0, 0.6 * HEAD * style.mark_size)
        marks.append(Path(shaft, stroke=Stroke(style.background, width * 2.4), item=route.event))
        dash = (3.2 * width, 2.4 * width) if route.is_doubtful else ()
        marks.append(Path(shaft, stroke=Stroke(colour, width, dash), item=route.event))
        marks.append(_head(line, colour, style.mark_size * HEAD, route.event))
    return tuple(marks)


def route_sample(
    x: float, y: float, width: float, colour: str, style: Style, *, is_doubtful: bool
) -> tuple[Mark, ...]:
    """Return a short route for the legend."""
    thick = style.outline_width * 1.25
    line = np.column_stack([np.linspace(x, x + width, 9), np.full(9, y)])
    dash = (3.2 * thick, 2.4 * thick) if is_doubtful else ()
    shaft = Path(line[:-1], stroke=Stroke(colour, thick, dash))
    return shaft, _head(line, colour, style.mark_size * HEAD, "")


def _head(line: Floats, colour: str, size: float, item: str) -> Path:
    """Return a slim arrow head at the end of a line."""
    tip = line[-1]
    back = line[max(0, len(line) - 4)]
    way = (tip - back) / max(float(np.hypot(*(tip - back))), 1e-9)
    side = np.array([-way[1], way[0]])
    foot = tip - way * size
    corners = np.array([tip, foot + side * size * 0.36, foot + way * size * 0.2, foot - side * size * 0.36])
    return Path(corners, is_closed=True, fill=colour, item=item)


def boxes_along(arcs: Sequence[Floats], width: float) -> Floats:
    """Return small boxes (n, 4: left, top, right, bottom) that cover the arcs, for labels to avoid."""
    if not arcs:
        return np.zeros((0, 4))
    lows = [np.minimum(line[:-1], line[1:]) for line in arcs]
    highs = [np.maximum(line[:-1], line[1:]) for line in arcs]
    return np.hstack([np.vstack(lows) - width, np.vstack(highs) + width])
