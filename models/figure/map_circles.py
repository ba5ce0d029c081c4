"""Circles whose areas count: one for each place, on its place; one for what several places share, tied to each."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models.figure.map_stands import DIRECTIONS
from models.figure.map_view import MapView
from models.figure.marks import Rect
from models.figure.scene import Spot
from models.figure.style import Style
from models.figure.symbols import LARGEST, Symbol, plus_beside, radius_of, scale_for

LEAST = 0.2  # radius of the smallest circle, in sizes of a mark
UNKNOWN = 0.42  # radius of the ring of a sum that nobody tells, in sizes of a mark
HIDES = 0.75  # radii of the larger: two circles of like size nearer than that are one
MOST = 180
INK = 0.07  # of the frame that all circles together may cover
LEAST_LARGEST = 1.3  # radius of the largest circle where they would cover more, in sizes of a mark

Floats = NDArray[np.float64]
At = tuple[float, float]


def circles(
    spots: Sequence[Spot], view: MapView, style: Style, given: float = 0.0
) -> tuple[tuple[Symbol, ...], float]:
    """Return the circles of all spots and k of radius = k * sqrt(value), the same for single places and for several.

    It is `given` where several maps share it, else as large as there is room.
    """
    whole = [spot for spot in merged_by_place(spots) if not spot.members]
    shared = [spot for spot in spots if spot.members]
    at = view.to_screen([(spot.point.lon, spot.point.lat) for spot in whole]) if whole else np.zeros((0, 2))
    groups = [([spot], [(float(x), float(y))]) for spot, (x, y) in zip(whole, at, strict=True)]
    for _ in range(len(groups) + 1):
        k = given or _scale(groups, shared, style, view.frame)
        pair = _hidden(groups, k, style)
        if not pair:
            break
        groups = _with_pairs_joined(groups, pair)
    made = [_circle(held, homes, k, style, view.frame) for held, homes in groups]
    for spot in shared:
        made.append(_shared(spot, view, k, style, made))
    return tuple(_with_plus(one, style) for one in made), k


def _with_plus(symbol: Symbol, style: Style) -> Symbol:
    """Return a circle with the room that the plus beside it takes."""
    beside = plus_beside(symbol.radius, style)
    if not beside or bound_of(symbol.spots) != "at least":
        return symbol
    return replace(symbol, reach=(1.0, 1.0, 1.0 + beside / symbol.radius, 1.0))


def merged_by_place(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return one spot for each place: its values added, its kind that of all of them or none."""
    held: dict[str, list[Spot]] = {}
    for spot in spots:
        held.setdefault(spot.id, []).append(spot)
    return tuple(some[0] if len(some) == 1 else _merged(some) for some in held.values())


def _merged(spots: Sequence[Spot]) -> Spot:
    kinds = {spot.kind for spot in spots}
    events = tuple(dict.fromkeys(event for spot in spots for event in spot.events))
    notes = tuple(sorted({number for spot in spots for number in spot.notes}))
    standings = {spot.standing for spot in spots}
    return replace(
        spots[0],
        kind=kinds.pop() if len(kinds) == 1 else "",
        events=events,
        notes=notes,
        value=value_of(spots),
        bound=bound_of(spots),
        told="",
        unknown=sum(spot.unknown for spot in spots),
        detail="",
        standing=standings.pop() if len(standings) == 1 else "",
        is_inferred=all(spot.is_inferred for spot in spots),
        holds=max(spot.holds for spot in spots),
    )


def value_of(spots: Sequence[Spot]) -> float | None:
    """Return what the values of spots come to; None where none of them has one."""
    values = [spot.value for spot in spots if spot.value is not None]
    return math.fsum(values) if values else None


def bound_of(spots: Sequence[Spot]) -> str:
    """Return the bound of a sum of spots: at least as soon as one is, or as one tells none."""
    known = {spot.bound for spot in spots if spot.value is not None}
    return next((bound for bound in ("at least", "about", "at most") if bound in known), "")


def _scale(
    groups: Sequence[tuple[list[Spot], list[At]]], shared: Sequence[Spot], style: Style, frame: Rect
) -> float:
    """Return k by which the largest circle is as large as it may be, smaller where all would cover too much."""
    sums = [replace(held[0], value=value_of(held), holds=1) for held, _ in groups]
    values = [abs(spot.value) for spot in (*sums, *shared) if spot.value]
    if not values:
        return 0.0
    share = math.fsum(values) / max(values)  # of the area of the largest circle
    fitting = math.sqrt(INK * frame.width * frame.height / (math.pi * share))
    largest = min(LARGEST * style.mark_size, max(fitting, LEAST_LARGEST * style.mark_size))
    return scale_for([*sums, *shared], largest)


def _radius(spots: Sequence[Spot], k: float, style: Style) -> float:
    """Return the radius of what some spots come to; never so small that it is not seen."""
    value = value_of(spots)
    if not value or not k:
        return UNKNOWN * style.mark_size
    return max(radius_of(replace(spots[0], value=value), k, 0.0), LEAST * style.mark_size)


def _hidden(groups: Sequence[tuple[list[Spot], list[At]]], k: float, style: Style) -> list[tuple[int, int]]:
    """Return the pairs of circles that hide each other, each circle in one pair at most, the nearest first."""
    if len(groups) < 2:
        return []
    at = np.array([np.mean(homes, axis=0) for _, homes in groups])
    radius = np.array([_radius(held, k, style) for held, _ in groups])
    away = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    large, small = np.maximum.outer(radius, radius), np.minimum.outer(radius, radius)
    is_alike = small > 0.55 * large
    lack = np.where(is_alike, HIDES * large - away, 0.25 * small - away)
    if len(groups) > MOST:
        lack = np.maximum(lack, 1.6 * style.mark_size - away)
    pairs, taken = list[tuple[int, int]](), set[int]()
    rows, columns = np.nonzero(np.triu(lack > 0, 1))
    for i, j in sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda two: away[two]):
        if i not in taken and j not in taken:
            pairs.append((i, j))
            taken |= {i, j}
    return pairs


def _with_pairs_joined(
    groups: Sequence[tuple[list[Spot], list[At]]], pairs: Sequence[tuple[int, int]]
) -> list[tuple[list[Spot], list[At]]]:
    gone = {i for pair in pairs for i in pair}
    kept = [group for i, group in enumerate(groups) if i not in gone]
    return [*kept, *((groups[i][0] + groups[j][0], groups[i][1] + groups[j][1]) for i, j in pairs)]


def _circle(spots: Sequence[Spot], homes: Sequence[At], k: float, style: Style, frame: Rect) -> Symbol:
    """Return the circle of one place on it, or of several in their middle; moved on a stem if the frame cuts it."""
    radius = _radius(spots, k, style)
    x, y = np.mean(np.array(homes), axis=0).tolist()
    room = radius + 1.0
    stood = (
        min(max(x, frame.x + room), max(frame.right - room, frame.x + room)),
        min(max(y, frame.y + room), max(frame.bottom - room, frame.y + room)),
    )
    far = tuple(home for home in homes if math.dist(home, stood) > max(radius, 2.0))
    return Symbol(tuple(spots), (x, y), *stood, radius, homes=far, foot=stood if far else None)


def _shared(spot: Spot, view: MapView, k: float, style: Style, others: Sequence[Symbol]) -> Symbol:
    """Return the circle of a sum that places share: beside them all and tied to each, so that it is none's alone."""
    radius = _radius([spot], k, style)
    points = view.to_screen([(one.point.lon, one.point.lat) for one in spot.members])
    homes = [(float(x), float(y)) for x, y in points]
    bodies = [(one.x, one.y, one.radius) for one in others]
    bodies += [(*home, 2.0) for home in homes]
    x, y = np.mean(points, axis=0).tolist()
    tried = [at for at in _around((x, y), radius) if view.frame.grown(-radius - 1).contains(*at)]
    free = [at for at in tried if all(math.dist(at, (bx, by)) > radius + r + 2 for bx, by, r in bodies)]
    at = min(free or tried or [(x, y)], key=lambda at: sum(math.dist(at, home) for home in homes))
    return Symbol((spot,), at, *at, radius, homes=tuple(homes), foot=at)


def _around(middle: At, radius: float) -> Iterator[At]:
    yield middle
    for reach in np.arange(0.5, 9.0, 0.5) * max(radius, 4.0):
        for angle in DIRECTIONS:
            turn = math.radians(angle)
            yield middle[0] + reach * math.cos(turn), middle[1] + reach * math.sin(turn)
