"""The symbols of a map and how they are drawn: shapes of kinds, circles whose areas count, numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from models.figure.colours import mix, readable
from models.figure.date_marks import hatching
from models.figure.marks import Disc, Label, Mark, Path, Rect, Stroke
from models.figure.measure import Measure
from models.figure.scene import Look, Spot
from models.figure.shapes import shape_mark, shape_points
from models.figure.style import Style
from models.values.where.points import PlacePrecision

LARGEST = 2.7  # radius of the largest symbol, in sizes of a plain mark
DOT = 0.19  # radius of the dot on a place from which a stem leads, in sizes of a plain mark
PLUS = 0.28  # length of each arm of the plus of at least so much, in sizes of a plain mark
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
    homes: tuple[tuple[float, float], ...] = ()  # the places from which stems lead to it
    foot: tuple[float, float] | None = None  # where these stems end; none: it stands on its place

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


def number_radius(events: int, mark_size: float) -> float:
    """Return the radius of a disc that holds a number of events."""
    return mark_size * (0.62 + 0.25 * len(str(events)))


def symbol_marks(
    symbol: Symbol, look: Look, style: Style, measure: Measure, is_scaled: bool = False
) -> tuple[Mark, ...]:
    """Return the marks of a symbol; `is_scaled` tells that areas count: all are circles, a missing value shows."""
    at = (symbol.x, symbol.y)
    if not is_scaled and symbol.is_cluster:
        return _number_marks(symbol, style, measure)
    if not is_scaled:
        return spot_marks(symbol.spots[0], at, symbol.radius, look, style)
    rim: tuple[Mark, ...] = ()
    if symbol.is_cluster:
        edge = Stroke(look.colour, style.outline_width)
        rim = (Disc(*at, symbol.radius + 2.2 * style.outline_width, None, edge),)
    spot = symbol.spots[0] if len(symbol.spots) == 1 else _as_one(symbol.spots)
    return (*rim, *circle_marks(spot, at, symbol.radius, look, style), *_bound_marks(symbol, look, style))


def _as_one(spots: Sequence[Spot]) -> Spot:
    """Return a spot that says of several what holds for all of them."""
    standings, bounds = {spot.standing for spot in spots}, {spot.bound for spot in spots if spot.value}
    values = [spot.value for spot in spots if spot.value is not None]
    return replace(
        spots[0],
        value=math.fsum(values) if values else None,
        bound=next((one for one in ("at least", "about") if one in bounds), ""),
        standing=standings.pop() if len(standings) == 1 else "",
        is_inferred=all(spot.is_inferred for spot in spots),
        precision=min((spot.precision for spot in spots), key=lambda one: one.rank),
    )


def spot_marks(
    spot: Spot, at: tuple[float, float], radius: float, look: Look, style: Style
) -> tuple[Mark, ...]:
    """Return the marks of one spot: filled; pale and dashed where inferred; hollow where it is no plain one.

    What is not told as something that happened is hatched, as it is on a timeline.
    """
    item = spot.events[0] if spot.events else spot.id
    is_hollow = spot.precision in WIDE
    fill, stroke = _ink(spot, look, style, is_hollow=is_hollow)
    marks: list[Mark] = [shape_mark(look.shape, *at, 2 * radius, fill, stroke, item)]
    return (*marks, *(_hatching(look, at, radius - stroke.width, style) if spot.standing else ()))


def circle_marks(
    spot: Spot, at: tuple[float, float], radius: float, look: Look, style: Style
) -> tuple[Mark, ...]:
    """Return the circle of one place: hollow where its value is none, nobody's to tell, or below zero."""
    item = spot.events[0] if spot.events else spot.id
    is_hollow = not spot.value or spot.value < 0
    fill, stroke = _ink(spot, look, style, is_hollow=is_hollow)
    dash = (style.dash * 0.9, style.dash * 0.6) if spot.bound == "about" or stroke.dash else ()
    marks: list[Mark] = [Disc(*at, radius, fill, replace(stroke, dash=dash), item)]
    if spot.standing:
        marks += _hatching(replace(look, shape="disc"), at, radius - stroke.width, style)
    if (spot.value or 0) < 0:
        bar = np.array([(at[0] - radius * 0.45, at[1]), (at[0] + radius * 0.45, at[1])])
        marks.append(Path(bar, stroke=Stroke(look.colour, stroke.width)))
    return tuple(marks)


def _ink(spot: Spot, look: Look, style: Style, *, is_hollow: bool) -> tuple[str, Stroke]:
    """Return with what a spot is filled and outlined."""
    width = style.outline_width * (1.5 if is_hollow else 1.0)
    dash = (style.dash * 0.9, style.dash * 0.6) if spot.is_inferred or spot.precision in WIDE else ()
    stroke = Stroke(look.colour if is_hollow else style.outline, width, dash)
    pale = mix(look.colour, style.background, style.open_strength)
    fill = style.background if is_hollow or spot.standing else pale if spot.is_inferred else look.colour
    return fill, stroke


def plus_beside(radius: float, style: Style) -> float:
    """Tell how much room a plus takes beside a circle; none where it stands in it."""
    arm = PLUS * style.mark_size
    return 0.0 if radius > 1.6 * arm else 2.5 * arm


def plus_marks(at: tuple[float, float], radius: float, look: Look, style: Style) -> tuple[Mark, ...]:
    """Return the plus of at least so much: in its circle, or beside one that is too small."""
    arm, width = PLUS * style.mark_size, 1.7 * style.outline_width
    beside = plus_beside(radius, style)
    is_inside, away = not beside, radius + 0.6 * beside if beside else 0.0
    x, y = at[0] + away, at[1]
    cross = np.array([(x - arm, y), (x + arm, y), (x, y - arm), (x, y + arm)])
    colour = readable(style.background, look.colour, 3.0) if is_inside else look.colour
    ground = () if is_inside else (Path(cross, (0, 2), stroke=Stroke(style.background, 2 * width)),)
    return (*ground, Path(cross, (0, 2), stroke=Stroke(colour, width)))


def _bound_marks(symbol: Symbol, look: Look, style: Style) -> tuple[Mark, ...]:
    is_open = any(spot.bound == "at least" for spot in symbol.spots if spot.value)
    return plus_marks((symbol.x, symbol.y), symbol.radius, look, style) if is_open else ()


def _hatching(look: Look, at: tuple[float, float], radius: float, style: Style) -> tuple[Mark, ...]:
    """Return the slanting lines over a spot."""
    return tuple(hatching(shape_points(look.shape, *at, 2 * radius), look.colour, style))


def with_reach(symbol: Symbol, look: Look) -> Symbol:
    """Return the symbol with the room that its shape takes."""
    if symbol.is_cluster or look.shape == "disc":
        return symbol
    points = shape_points(look.shape, 0.0, 0.0, 2.0)
    (left, up), (right, down) = points.min(axis=0), points.max(axis=0)
    return replace(symbol, reach=(float(-left), float(-up), float(right), float(down)))


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
    """Return the stems from places to the symbols that stand for them, each with a dot on the place."""
    ties = dict.fromkeys((home, one.foot) for one in symbols if one.foot for home in one.homes)
    stroke = Stroke(style.outline, max(style.leader_width, 0.8 * style.outline_width))
    lines = [Path(np.array([home, foot]), stroke=stroke) for home, foot in ties]
    dots = [Disc(*home, DOT * style.mark_size, style.outline) for home in dict.fromkeys(h for h, _ in ties)]
    return (*lines, *dots)


def halo_marks(
    symbol: Symbol, look: Look, selected: frozenset[str], style: Style, is_scaled: bool = False
) -> tuple[Mark, ...]:
    """Return the light edge around a symbol one of whose events is selected."""
    if not selected or selected.isdisjoint(symbol.events):
        return ()
    at, stroke = (symbol.x, symbol.y), Stroke(style.halo, style.outline_width + 2.4 * style.halo_width)
    if symbol.is_cluster or is_scaled:
        return (Disc(*at, symbol.radius, None, stroke),)
    return (shape_mark(look.shape, *at, 2 * symbol.radius, None, stroke),)


def drawing_order(symbols: Sequence[Symbol]) -> list[Symbol]:
    """Return the symbols in the order of painting: small on top of large, clusters last."""
    return sorted(symbols, key=lambda symbol: (symbol.is_cluster, -symbol.radius, symbol.y))
