"""The symbols of a map: areas that follow values, places side by side where they would hide each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from models.figure.colours import mix
from models.figure.date_marks import hatching
from models.figure.map_view import MapView
from models.figure.marks import Disc, Label, Mark, Path, Rect, Stroke
from models.figure.measure import Measure
from models.figure.scene import Look, Spot
from models.figure.shapes import shape_mark, shape_points
from models.figure.style import Style
from models.values.where.points import PlacePrecision

LARGEST = 2.7  # radius of the largest symbol, in sizes of a plain mark
DRIFT = 1.3  # how far a symbol may stand from its place, in sizes of a plain mark
ROUNDS = 40
WIDE = frozenset((PlacePrecision.PROVINCE, PlacePrecision.COUNTRY))
"""Precisions at which a point stands for a whole province or country."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One drawn symbol: where its place is, where it stands, and what it stands for.

    Several spots in one symbol are drawn as a number that opens.
    """

    spots: tuple[Spot, ...]
    home: tuple[float, float]
    x: float
    y: float
    radius: float
    reach: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)  # left, up, right, down, in radii

    @property
    def is_cluster(self) -> bool:
        """Tell whether it stands for more than one spot, or for a spot that holds several."""
        return len(self.spots) > 1 or self.spots[0].holds > 1

    @property
    def events(self) -> tuple[str, ...]:
        """Return the ids of its events, each once, in the order of the spots."""
        if len(self.spots) == 1:
            return self.spots[0].events
        return tuple(dict.fromkeys(chain.from_iterable(spot.events for spot in self.spots)))

    @property
    def rect(self) -> Rect:
        """Return the box around it."""
        left, up, right, down = (share * self.radius for share in self.reach)
        return Rect(self.x - left, self.y - up, left + right, up + down)

    @property
    def drift(self) -> float:
        """Tell how far it stands from its place, in points."""
        return math.hypot(self.x - self.home[0], self.y - self.home[1])


def scale_for(spots: Sequence[Spot], largest: float) -> float:
    """Return k of radius = k * sqrt(value), so that the largest value is drawn with the radius `largest`."""
    top = max((abs(spot.value) for spot in spots if spot.value and spot.holds == 1), default=0.0)
    return largest / math.sqrt(top) if top else 0.0


def radius_of(spot: Spot, k: float, plain: float) -> float:
    """Return a spot's radius: k * sqrt(value), or the plain radius where there is no value."""
    return k * math.sqrt(abs(spot.value)) if spot.value and k else plain


def round_sizes(top: float, *, is_whole: bool = False) -> tuple[float, ...]:
    """Return up to three sizes for a legend, 1, 2 or 5 times a power of ten: about top, a fifth, a twentieth.

    What is counted is whole: of events there is no half.
    """
    if not top > 0:
        return ()
    sizes = dict.fromkeys(_round_below(top * share) for share in (1.0, 0.24, 0.055))
    return tuple(size for size in sizes if not is_whole or size >= 1)


def _round_below(value: float) -> float:
    """Return the largest 1, 2 or 5 times a power of ten that is not above the value."""
    power = math.floor(math.log10(value) + 1e-12)
    step = next(step for step in (5, 2, 1) if step * 10.0**power <= value * (1 + 1e-9) or step == 1)
    return step * 10**power if power >= 0 else float(f"{step}e{power}")


def placed_symbols(spots: Sequence[Spot], view: MapView, k: float, style: Style) -> tuple[Symbol, ...]:
    """Return the symbols of all spots: side by side at one place, moved a little or counted where there is no room."""
    if not spots:
        return ()
    plain, reach = style.mark_size / 2, DRIFT * style.mark_size
    homes = view.to_screen([(spot.point.lon, spot.point.lat) for spot in spots])
    symbols = _at_home(spots, homes, k, plain)
    symbols = _counted_cells(symbols, style)
    for _ in range(8):
        moved = _apart(_rows(symbols))
        crowded = [i for i, symbol in enumerate(moved) if symbol.drift > reach + _row_share(symbol)]
        if not crowded:
            return moved
        symbols = _merged(symbols, moved, crowded, style)
    return _apart(_rows(symbols))


def with_counts(symbols: Sequence[Symbol], k: float, style: Style) -> tuple[tuple[Symbol, ...], float]:
    """Return symbols whose areas count events, numbers too, and the k that holds for all of them.

    A number keeps the room that its digits need, so the smallest may be larger than their count.
    """
    top = max((len(symbol.events) for symbol in symbols if symbol.is_cluster), default=0)
    if not top or not k:
        return tuple(symbols), k
    k = min(k, LARGEST * style.mark_size / math.sqrt(top))
    plain = style.mark_size / 2
    sized = [
        replace(symbol, radius=max(symbol.radius, k * math.sqrt(len(symbol.events))))
        if symbol.is_cluster
        else replace(symbol, radius=radius_of(symbol.spots[0], k, plain))
        for symbol in symbols
    ]
    return _apart(sized), k


def _row_share(symbol: Symbol) -> float:
    """Tell how much more a large symbol may drift: the place is still under its neighbours."""
    return symbol.radius


def _at_home(spots: Sequence[Spot], homes: NDArray[np.float64], k: float, plain: float) -> list[Symbol]:
    """Return a symbol for each spot where its place is; the largest first, otherwise as they came."""
    made = [
        Symbol((spot,), (float(x), float(y)), float(x), float(y), _radius_at_home(spot, k, plain))
        for spot, (x, y) in zip(spots, homes, strict=True)
    ]
    return sorted(made, key=lambda symbol: -symbol.radius)


def _radius_at_home(spot: Spot, k: float, plain: float) -> float:
    """Return the radius of a spot, or of the number that it is drawn as."""
    return radius_of(spot, k, plain) if spot.holds == 1 else number_radius(len(spot.events), 2 * plain)


def number_radius(events: int, mark_size: float) -> float:
    """Return the radius of a disc that holds a number of events."""
    return mark_size * (0.62 + 0.25 * len(str(events)))


def _counted_cells(symbols: list[Symbol], style: Style, most: int = 180) -> list[Symbol]:
    """Return the symbols, those in one cell of the figure as one, if there are more than can be kept apart."""
    if len(symbols) <= most:
        return symbols
    cells: dict[tuple[int, int], list[Symbol]] = {}
    cell = 3.2 * style.mark_size
    for symbol in symbols:
        cells.setdefault((int(symbol.home[0] // cell), int(symbol.home[1] // cell)), []).append(symbol)
    return [_cluster(held, style) if len(held) > 1 else held[0] for held in cells.values()]


def _cluster(symbols: Sequence[Symbol], style: Style) -> Symbol:
    """Return one symbol that stands for several, in the middle of their places."""
    spots = tuple(spot for symbol in symbols for spot in symbol.spots)
    weights = [len(symbol.spots) for symbol in symbols]
    x = float(np.average([symbol.home[0] for symbol in symbols], weights=weights))
    y = float(np.average([symbol.home[1] for symbol in symbols], weights=weights))
    events = len({event for spot in spots for event in spot.events}) or len(spots)
    return Symbol(spots, (x, y), x, y, number_radius(events, style.mark_size))


def _rows(symbols: Sequence[Symbol]) -> list[Symbol]:
    """Return the symbols with those at one point set side by side around it."""
    at_point: dict[tuple[int, int], list[int]] = {}
    for i, symbol in enumerate(symbols):
        key = (round(symbol.home[0] * 2), round(symbol.home[1] * 2))
        at_point.setdefault(key, []).append(i)
    result = list(symbols)
    for members in at_point.values():
        if len(members) > 1:
            for i, dx, dy in _row(symbols, members):
                result[i] = replace(symbols[i], x=symbols[i].home[0] + dx, y=symbols[i].home[1] + dy)
    return result


def _row(symbols: Sequence[Symbol], members: Sequence[int]) -> list[tuple[int, float, float]]:
    """Return the offsets of symbols at one point: rows of up to four, centred on the point."""
    lines = [members[i : i + 4] for i in range(0, len(members), 4)]
    heights = [2 * max(symbols[i].radius for i in line) + 1 for line in lines]
    result, top = [], -sum(heights) / 2
    for line, height in zip(lines, heights, strict=True):
        left = -(sum(2 * symbols[i].radius + 1 for i in line) - 1) / 2
        for i in line:
            result.append((i, left + symbols[i].radius, top + height / 2))
            left += 2 * symbols[i].radius + 1
        top += height
    return result


def _apart(symbols: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """Return the symbols moved as little as it takes that none hides another."""
    if len(symbols) < 2:
        return tuple(symbols)
    at = np.array([(symbol.x, symbol.y) for symbol in symbols])
    need = _needed(symbols)
    for _ in range(ROUNDS):
        delta = at[:, None, :] - at[None, :, :]
        far = np.hypot(delta[..., 0], delta[..., 1])
        lack = np.where(_is_hidden(far, need), need[0] - far, 0.0)
        np.fill_diagonal(lack, 0.0)
        if lack.max() < 0.05:
            break
        way = _directions(delta, far)
        at = at + (way * (lack * need[2])[..., None]).sum(axis=1) * 0.55
    return tuple(replace(symbol, x=float(x), y=float(y)) for symbol, (x, y) in zip(symbols, at, strict=True))


def _needed(symbols: Sequence[Symbol]) -> tuple[NDArray[np.float64], ...]:
    """Return for each pair how far apart they stand, how near the small one is wholly on the large one, and weights."""
    radius = np.array([symbol.radius for symbol in symbols])
    large, small = np.maximum.outer(radius, radius), np.minimum.outer(radius, radius)
    is_same = small > 0.75 * large
    apart = np.where(is_same, large + small + 0.8, large + 0.2 * small)
    within = np.where(is_same, -1.0, large - small)
    weight = radius[None, :] ** 2 / (radius[:, None] ** 2 + radius[None, :] ** 2)
    return apart, within, weight


def _is_hidden(far: NDArray[np.float64], need: tuple[NDArray[np.float64], ...]) -> NDArray[np.bool_]:
    """Tell which pairs stand too near; a small symbol that lies wholly on a large one is well seen."""
    return np.asarray((far < need[0]) & (far > need[1]))


def _directions(delta: NDArray[np.float64], far: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the directions in which each pushes off each; those at one point part by their number."""
    count = len(far)
    turn = np.arange(count) * 2.399963  # the golden angle: no two directions alike
    spread = np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    parting = spread[:, None, :] - spread[None, :, :]
    parting /= np.maximum(np.hypot(parting[..., 0], parting[..., 1]), 1e-9)[..., None]
    way = delta / np.maximum(far, 1e-9)[..., None]
    return np.asarray(np.where((far < 1e-3)[..., None], parting, way))


def _merged(
    symbols: Sequence[Symbol], moved: Sequence[Symbol], crowded: Sequence[int], style: Style
) -> list[Symbol]:
    """Return the symbols with the most crowded one and its nearest neighbours drawn as a number."""
    worst = max(crowded, key=lambda i: (moved[i].drift, i))
    x, y = symbols[worst].home
    reach = 2.2 * style.mark_size + symbols[worst].radius
    near = [s for s in symbols if math.hypot(s.home[0] - x, s.home[1] - y) <= reach]
    if len(near) < 2:
        near = sorted(symbols, key=lambda s: math.hypot(s.home[0] - x, s.home[1] - y))[:2]
    gone = {id(symbol) for symbol in near}
    return [symbol for symbol in symbols if id(symbol) not in gone] + [_cluster(near, style)]


def symbol_marks(
    symbol: Symbol, look: Look, style: Style, measure: Measure, is_scaled: bool = False
) -> tuple[Mark, ...]:
    """Return the marks of a symbol; `is_scaled` tells that areas count, so that a missing value shows as such."""
    if symbol.is_cluster:
        return _number_marks(symbol, style, measure)
    return spot_marks(symbol.spots[0], (symbol.x, symbol.y), symbol.radius, look, style, is_scaled)


def spot_marks(
    spot: Spot, at: tuple[float, float], radius: float, look: Look, style: Style, is_scaled: bool = False
) -> tuple[Mark, ...]:
    """Return the marks of one spot: filled; pale and dashed where inferred; hollow where it is no plain one.

    What is not told as something that happened is hatched, as it is on a timeline.
    """
    item = spot.events[0] if spot.events else spot.id
    is_wide, is_negative = spot.precision in WIDE, (spot.value or 0) < 0
    is_hollow = is_wide or is_negative or spot.value == 0 or (is_scaled and spot.value is None)
    width = style.outline_width * (1.5 if is_hollow else 1.0)
    dash = (style.dash * 0.9, style.dash * 0.6) if spot.is_inferred or is_wide else ()
    stroke = Stroke(look.colour if is_hollow else style.outline, width, dash)
    pale = mix(look.colour, style.background, style.open_strength)
    fill = style.background if is_hollow or spot.standing else pale if spot.is_inferred else look.colour
    marks = [_mark(spot, look.shape, at, radius, fill, stroke, item)]
    marks += _hatching(spot, look, at, radius - width, style) if spot.standing else ()
    if is_negative:
        bar = np.array([(at[0] - radius * 0.45, at[1]), (at[0] + radius * 0.45, at[1])])
        marks.append(Path(bar, stroke=Stroke(look.colour, width)))
    return tuple(marks)


def _hatching(
    spot: Spot, look: Look, at: tuple[float, float], radius: float, style: Style
) -> tuple[Mark, ...]:
    """Return the slanting lines over a spot."""
    mark = _mark(spot, look.shape, at, radius, None, None, "")
    ring = mark.points if isinstance(mark, Path) else shape_points("disc", *at, 2 * radius)
    return tuple(hatching(ring, look.colour, style))


def _mark(
    spot: Spot,
    shape: str,
    at: tuple[float, float],
    radius: float,
    fill: str | None,
    stroke: Stroke | None,
    item: str,
) -> Mark:
    """Return the shape of a spot: of an exact area where it has a value, as in the legend of kinds where not."""
    if spot.value:
        return shape_of_area(shape, *at, radius, fill, stroke, item)
    return shape_mark(shape, *at, 2 * radius, fill, stroke, item)


def with_reach(symbol: Symbol, look: Look) -> Symbol:
    """Return the symbol with the room that its shape takes."""
    if symbol.is_cluster or look.shape == "disc":
        return symbol
    mark = _mark(symbol.spots[0], look.shape, (0.0, 0.0), 1.0, None, None, "")
    if not isinstance(mark, Path):
        return symbol
    (left, up), (right, down) = mark.points.min(axis=0), mark.points.max(axis=0)
    return replace(symbol, reach=(float(-left), float(-up), float(right), float(down)))


def shape_of_area(
    shape: str, x: float, y: float, radius: float, fill: str | None, stroke: Stroke | None, item: str = ""
) -> Mark:
    """Return the mark of a shape whose area is that of a circle of the radius, so that areas compare between kinds."""
    if shape == "disc":
        return Disc(x, y, radius, fill, stroke, item)
    unit = shape_points(shape, 0.0, 0.0, 1.0)
    factor = radius * math.sqrt(math.pi / area_of(unit))
    return Path(unit * factor + (x, y), is_closed=True, fill=fill, stroke=stroke, item=item)


def area_of(ring: NDArray[np.float64]) -> float:
    """Return the area of a ring of points by the shoelace formula."""
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def _number_marks(symbol: Symbol, style: Style, measure: Measure) -> tuple[Mark, ...]:
    """Return a disc with the number of events it stands for."""
    number = str(len(symbol.events) or len(symbol.spots))
    size = style.label_size * 0.95
    item = symbol.events[0] if symbol.events else symbol.spots[0].id
    lift = (measure.ascent(size) - measure.descent(size)) * 0.5
    disc = Disc(
        symbol.x, symbol.y, symbol.radius, style.background, Stroke(style.outline, style.outline_width), item
    )
    rim = Disc(
        symbol.x,
        symbol.y,
        symbol.radius - 2.2 * style.outline_width,
        None,
        Stroke(style.leader, style.outline_width * 0.6),
    )
    return disc, rim, Label(symbol.x, symbol.y + lift * 0.72, number, size, style.ink, True, "middle", item)


def tie_marks(symbols: Sequence[Symbol], style: Style) -> tuple[Mark, ...]:
    """Return the thin lines from symbols that were moved to the places they stand for."""
    marks: list[Mark] = []
    for symbol in symbols:
        is_covered = any(
            other.rect.grown(2).contains(*symbol.home) for other in symbols if other.home == symbol.home
        )
        if symbol.is_cluster or is_covered or symbol.drift <= symbol.radius:
            continue
        line = np.array([symbol.home, (symbol.x, symbol.y)])
        marks.append(Path(line, stroke=Stroke(style.outline, style.leader_width)))
        marks.append(Disc(*symbol.home, style.leader_width * 1.8, style.outline))
    return tuple(marks)


def halo_marks(symbol: Symbol, look: Look, selected: frozenset[str], style: Style) -> tuple[Mark, ...]:
    """Return the light edge around a symbol one of whose events is selected."""
    if not selected.intersection(symbol.events):
        return ()
    at, stroke = (symbol.x, symbol.y), Stroke(style.halo, style.outline_width + 2.4 * style.halo_width)
    if symbol.is_cluster:
        return (Disc(*at, symbol.radius, None, stroke),)
    return (_mark(symbol.spots[0], look.shape, at, symbol.radius, None, stroke, ""),)


def drawing_order(symbols: Sequence[Symbol]) -> list[Symbol]:
    """Return the symbols in the order of painting: small on top of large, clusters last."""
    return sorted(symbols, key=lambda symbol: (symbol.is_cluster, -symbol.radius, symbol.y))
