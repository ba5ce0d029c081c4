"""What the symbols of a map mean: the sizes of its circles, and an entry for each sign that explains itself badly."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from models.figure.legend import Key
from models.figure.map_furniture import Piece
from models.figure.marks import Box, Disc, Label, Mark, Path, Rect, Stroke
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.routes import route_sample
from models.figure.scene import EVENTS, Look, MapScene, Spot
from models.figure.style import Style
from models.figure.symbols import Symbol, circle_marks, plus_marks, round_sizes, spot_marks
from models.records.meanings import MEANINGS
from models.values.money import short_number
from models.values.where.points import PlacePrecision, Point

_ORDER: Final = (
    "at_least", "about", "at_most", "unknown", "negative", "zero", "several", "shared", "country", "wide",
    "inferred", "apart", "number", "place", "route", "route_doubtful",
)  # fmt: skip


def unit_words(scene: MapScene) -> str:
    """Return what the areas of circles count, in the language of the map."""
    if scene.unit == EVENTS:
        return phrase(scene.language, "map_events")
    unit, _, meaning = scene.unit.partition(" ")
    if not meaning:
        return unit
    told = phrase(scene.language, f"meaning_{meaning}") if meaning in MEANINGS else meaning
    return phrase(scene.language, "map_of_unit", x=told, unit=unit)


def _sizes(scene: MapScene, symbols: Sequence[Symbol], k: float) -> tuple[tuple[float, float], ...]:
    """Return round values with the radii at which they are drawn, the largest first."""
    radii = [one.radius for one in symbols if any(spot.value for spot in one.spots)]
    if not k or not radii:
        return ()
    top = (max(radii) / k) ** 2 * (1 + 1e-9)
    sizes = round_sizes(top, is_whole=scene.unit == EVENTS)
    return tuple((size, k * math.sqrt(size)) for size in sizes)


def nested_sizes(
    scene: MapScene, symbols: Sequence[Symbol], k: float, style: Style, measure: Measure
) -> Piece | None:
    """Return up to three circles in each other with their round values, or None where areas do not count."""
    sizes = _sizes(scene, symbols, k)
    if not sizes:
        return None
    step, widest = style.label_size * style.leading, sizes[0][1]
    floor = step * 1.9 + 2 * max(widest, step * 1.5)
    words_x, wide = 2 * widest + style.label_size, 0.0
    ys = _spread([floor - 2 * radius for _, radius in sizes], step)
    marks: list[Mark] = []
    for (size, radius), y in zip(sizes, ys, strict=True):
        marks.append(Disc(widest, floor - radius, radius, None, Stroke(style.soft, style.outline_width)))
        elbow = np.array([(widest, floor - 2 * radius), (words_x - 4, floor - 2 * radius), (words_x - 2, y)])
        marks.append(Path(elbow, stroke=Stroke(style.leader, style.leader_width)))
        words = _number(size, scene.language)
        marks.append(Label(words_x, y + style.label_size * 0.34, words, style.label_size, style.place_ink))
        wide = max(wide, words_x + measure.width(words, style.label_size))
    title = phrase(scene.language, "map_area", x=unit_words(scene))
    marks.append(Label(0, measure.ascent(style.label_size), title, style.label_size, style.place_ink, True))
    wide = max(wide, measure.width(title, style.label_size, True))
    return tuple(marks), wide, max(floor, ys[-1] + step / 2) + 1


def _number(value: float, language: str) -> str:
    """Return a round number as it is read: 2bn, 500,000, 20亿."""
    return short_number(Decimal(str(value)), language)


def _spread(ys: Sequence[float], step: float) -> list[float]:
    """Return falling positions moved down until each stands a line below the one before."""
    result: list[float] = []
    for y in ys:
        result.append(max(y, result[-1] + step) if result else y)
    return result


def row_of_sizes(
    scene: MapScene, symbols: Sequence[Symbol], k: float, width: float, style: Style, measure: Measure
) -> Piece | None:
    """Return the same circles side by side, for a place below the map."""
    sizes = _sizes(scene, symbols, k)
    if not sizes:
        return None
    size, gap = style.legend_size, 0.6 * style.legend_size
    title = phrase(scene.language, "map_area", x=unit_words(scene))
    wide = measure.width(title, size, True)
    told = [_number(value, scene.language) for value, _ in sizes]
    row = sum(
        2 * radius + gap + measure.width(words, size) + 2 * gap
        for words, (_, radius) in zip(told, sizes, strict=True)
    )
    is_one_line = wide + 2 * gap + row <= width
    radius = sizes[0][1]
    top = 0.0 if is_one_line else 1.6 * size
    middle = top + max(radius, 0.6 * size) + 1
    baseline = middle if is_one_line else 0.6 * size
    marks: list[Mark] = [Label(0, baseline + 0.34 * size, title, size, style.ink, True)]
    x = wide + 2 * gap if is_one_line else 0.0
    for words, (_, radius) in zip(told, sizes, strict=True):
        marks.append(Disc(x + radius, middle, radius, None, Stroke(style.soft, style.outline_width)))
        x += 2 * radius + gap
        marks.append(Label(x, middle + 0.34 * size, words, size, style.ink))
        x += measure.width(words, size) + 2 * gap
    return tuple(marks), max(x, wide), 2 * middle - top


# the other signs -------------------------------------------------------------------------------


def unusual(scene: MapScene, symbols: Sequence[Symbol]) -> tuple[str, ...]:
    """Tell which signs a map uses that need a word, in the order of the key."""
    spots = [spot for symbol in symbols for spot in symbol.spots]
    alone = [symbol.spots[0] for symbol in symbols if not symbol.is_cluster or scene.is_scaled]
    known = [spot for spot in spots if spot.value]
    used = {
        "unknown": scene.is_scaled and any(spot.value is None and not spot.standing for spot in spots),
        "negative": any(spot.value is not None and spot.value < 0 for spot in spots),
        "zero": any(spot.value == 0 for spot in spots),
        "shared": any(spot.members for spot in spots),
        "country": any(spot.precision is PlacePrecision.COUNTRY for spot in alone),
        "wide": any(spot.precision is PlacePrecision.PROVINCE for spot in alone),
        "inferred": any(spot.is_inferred for spot in (*alone, *(one for s in alone for one in s.members))),
        "apart": any(spot.standing for spot in alone),
        "number": not scene.is_scaled and any(symbol.is_cluster for symbol in symbols),
        "several": scene.is_scaled and any(symbol.is_cluster for symbol in symbols),
        "place": any(symbol.foot for symbol in symbols),
        "route": any(not route.is_doubtful for route in scene.routes),
        "route_doubtful": any(route.is_doubtful for route in scene.routes),
    }
    for bound in ("at least", "about", "at most"):
        used[bound.replace(" ", "_")] = any(spot.bound == bound for spot in known)
    return tuple(name for name in _ORDER if used.get(name))


def sign_keys(scene: MapScene, symbols: Sequence[Symbol], style: Style) -> tuple[Key, ...]:
    """Return an entry of the legend for each such sign."""
    return tuple(_key(name, scene, style) for name in unusual(scene, symbols))


def _key(name: str, scene: MapScene, style: Style) -> Key:
    words = _standings(scene) if name == "apart" else phrase(scene.language, f"map_{name}")
    width = style.mark_size * (2.6 if name.startswith("route") else 1.6 if name == "shared" else 1.4)
    return Key(words, width, lambda x, y: _sample(name, x, y, width, scene, style))


def _standings(scene: MapScene) -> str:
    """Return the words for what is not told as something that happened."""
    return phrase(scene.language, "comma").join(
        dict.fromkeys(spot.standing for spot in scene.spots if spot.standing)
    )


def _sample(name: str, x: float, y: float, width: float, scene: MapScene, style: Style) -> Iterator[Mark]:
    """Yield the small sample before an entry, in grey: it holds for every kind."""
    radius, middle = style.mark_size * 0.46, x + width / 2
    grey = Look("", "", style.soft, "disc")
    line = Stroke(style.outline, max(style.leader_width, 0.8 * style.outline_width))
    if name.startswith("route"):
        colour = next(
            (one.colour for r in scene.routes for one in scene.looks if one.id == r.kind), style.soft
        )
        yield from route_sample(x, y, width, colour, style, is_doubtful=name == "route_doubtful")
    elif name == "number":
        size = max(style.label_size * 0.8, style.smallest)
        edge = Stroke(style.outline, style.outline_width)
        yield Disc(middle, y, style.mark_size * 0.6, style.background, edge)
        yield Label(middle, y + size * 0.36, "3", size, style.ink, True, "middle")
    elif name in ("place", "shared"):
        for foot in (x + 1.5,) if name == "place" else (x + 1.5, x + width - 1.5):
            yield Path(np.array([(foot, y + radius), (middle, y - radius)]), stroke=line)
            yield Disc(foot, y + radius, 0.19 * style.mark_size, style.outline)
        yield Disc(middle, y - 0.5 * radius, 0.6 * radius, grey.colour, line)
    else:
        yield from _spot_sample(name, middle, y, radius, grey, style)


def _spot_sample(name: str, x: float, y: float, radius: float, grey: Look, style: Style) -> Iterator[Mark]:
    """Yield the sample of a spot of one sort."""
    is_wide = name in ("wide", "country")
    precision = PlacePrecision.PROVINCE if is_wide else PlacePrecision.CITY
    spot = Spot("", "", "", Point(0, 0), precision, "", (), 1.0)
    if name == "country":
        side = style.mark_size * 1.3
        edge = Stroke(style.border, style.border_width)
        yield Box(Rect(x - side / 2, y - side / 2, side, side), fill=style.land_whole, stroke=edge)
    if name == "several":
        yield Disc(x, y, radius, None, Stroke(grey.colour, style.outline_width))
        radius -= 2.2 * style.outline_width
    value = {"negative": -1.0, "zero": 0.0, "unknown": None}.get(name, 1.0)
    spot = replace(
        spot,
        value=value,
        bound={"about": "about"}.get(name, ""),
        is_inferred=name == "inferred",
        standing=name if name == "apart" else "",
    )
    if is_wide:
        yield from spot_marks(spot, (x, y), radius, grey, style)
    else:
        yield from circle_marks(spot, (x, y), radius, grey, style)
    if name == "at_least":
        yield from plus_marks((x, y), radius, grey, style)


def list_of_keys(keys: Sequence[Key], style: Style, measure: Measure) -> Piece | None:
    """Return the entries one below the other, for a corner of the screen."""
    if not keys:
        return None
    size = max(style.label_size * 0.93, style.smallest)
    step, left = style.label_size * 1.45, max(key.width for key in keys) + style.label_size * 0.4
    marks: list[Mark] = []
    wide = 0.0
    for row, key in enumerate(keys):
        y = step * (row + 0.5)
        marks += key.draw(0.0, y)
        marks.append(Label(left, y + size * 0.35, key.words, size, style.place_ink))
        wide = max(wide, left + measure.width(key.words, size))
    return tuple(marks), wide, step * len(keys)
