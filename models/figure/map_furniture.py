"""What stands in the corners of a map: the scale bar, the legend of sizes, and what unusual symbols mean."""

import math
from collections.abc import Sequence

import numpy as np

from models.figure.map_view import MapView
from models.figure.marks import Box, Disc, Group, Label, Mark, Path, Rect, Stroke, shifted_mark
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.projection import AlbersConic
from models.figure.scene import EVENTS, Look, MapScene, Spot
from models.figure.style import Style
from models.figure.symbols import LARGEST, Symbol, round_sizes, spot_marks
from models.values.where.points import PlacePrecision, Point

Piece = tuple[tuple[Mark, ...], float, float]
"""Marks around the origin 0, 0 with the width and height they take."""


def _words(language: str, name: str, value: str = "") -> str:
    """Tell what a part of the legend is called, with the value in it."""
    return phrase(language, f"map_{name}", x=value)


def scale_bar(view: MapView, style: Style, measure: Measure, language: str = "en") -> Piece | None:
    """Return a bar that is true along the standard parallels, or None where no bar would be true."""
    if not isinstance(view.projection, AlbersConic) or not _is_even(view):
        return None
    km = _round_length(view.frame.width * 0.2 / view.points_per_km)
    wide, tick = km * view.points_per_km, style.label_size * 0.55
    words = _words(language, "km", f"{km:,.0f}") if km >= 1 else _words(language, "m", f"{km * 1000:,.0f}")
    baseline = measure.ascent(style.label_size)
    y = baseline + measure.descent(style.label_size) + tick
    line = np.array([(0.0, y - tick), (0.0, y), (wide, y), (wide, y - tick)])
    marks = (
        Path(line, stroke=Stroke(style.background, style.outline_width * 3)),
        Path(line, stroke=Stroke(style.place_ink, style.outline_width)),
        Label(
            wide / 2,
            baseline,
            words,
            style.label_size,
            style.place_ink,
            anchor="middle",
            halo=style.background,
        ),
    )
    return marks, wide, y + style.outline_width


def _is_even(view: MapView) -> bool:
    """Tell whether lengths are within 4 % of the bar's everywhere in the frame (Snyder 1987, 14-16)."""
    cone = view.projection
    if not isinstance(cone, AlbersConic):
        return False
    _, south, _, north = view.visible()
    n = (math.sin(math.radians(cone.south_parallel)) + math.sin(math.radians(cone.north_parallel))) / 2
    c = math.cos(math.radians(cone.south_parallel)) ** 2 + 2 * n * math.sin(math.radians(cone.south_parallel))
    stretch = []
    for lat in np.radians(np.linspace(max(south, -89), min(north, 89), 9)):
        stretch.append(math.sqrt(max(c - 2 * n * math.sin(lat), 0)) / math.cos(lat))
    return max(abs(value - 1) for value in stretch) < 0.04


def _round_length(km: float) -> float:
    """Return the longest 1, 2 or 5 times a power of ten that is not above the length."""
    power = 10.0 ** math.floor(math.log10(km))
    return float(next(step for step in (5, 2, 1) if step * power <= km * (1 + 1e-9)) * power)


def short_number(value: float, language: str = "en") -> str:
    """Return a round number as it is read: 2 billion, 500,000, 20亿."""
    steps = (
        ((1e8, "亿"), (1e4, "万")) if language.startswith("zh") else ((1e9, " billion"), (1e6, " million"))
    )
    for size, word in steps:
        if abs(value) >= size:
            return f"{value / size:,.10g}{word}"
    return f"{value:,.10g}"


def size_legend(scene: MapScene, k: float, style: Style, measure: Measure) -> Piece | None:
    """Return three circles in each other with their round values, or None where areas do not count."""
    top = max((abs(spot.value) for spot in scene.spots if spot.value and spot.holds == 1), default=0.0)
    if scene.unit == EVENTS and k:  # numbers count, too, and the largest symbol may be one
        top = max(top, (LARGEST * style.mark_size / k) ** 2 + 1e-6)
    if not k or not top:
        return None
    sizes = round_sizes(top, is_whole=scene.unit == EVENTS)
    radii = [k * math.sqrt(size) for size in sizes]
    step = style.label_size * style.leading
    marks: list[Mark] = []
    floor = step * (1.9 if scene.unit else 0.0) + 2 * max(radii[0], step * 1.5)
    words_x, wide = 2 * radii[0] + style.label_size, 0.0
    ys = _spread([floor - 2 * radius for radius in radii], step)
    for size, radius, y in zip(sizes, radii, ys, strict=True):
        ring_top = floor - 2 * radius
        marks.append(Disc(radii[0], floor - radius, radius, None, Stroke(style.soft, style.outline_width)))
        elbow = np.array([(radii[0], ring_top), (words_x - 4, ring_top), (words_x - 2, y)])
        marks.append(Path(elbow, stroke=Stroke(style.leader, style.leader_width)))
        words = short_number(size, scene.language)
        marks.append(Label(words_x, y + style.label_size * 0.34, words, style.label_size, style.place_ink))
        wide = max(wide, words_x + measure.width(words, style.label_size))
    if scene.unit:
        title = _words(scene.language, "area", scene.unit)
        marks.append(
            Label(0, measure.ascent(style.label_size), title, style.label_size, style.place_ink, True)
        )
        wide = max(wide, measure.width(title, style.label_size, True))
    return tuple(marks), wide, max(floor, ys[-1] + step / 2) + 1


def _spread(ys: Sequence[float], step: float) -> list[float]:
    """Return falling positions moved down until each stands a line below the one before."""
    result: list[float] = []
    for y in ys:
        result.append(max(y, result[-1] + step) if result else y)
    return result


def unusual(symbols: Sequence[Symbol], is_scaled: bool) -> tuple[str, ...]:
    """Tell which unusual symbols a map uses, in the order of the key."""
    spots = [symbol.spots[0] for symbol in symbols if not symbol.is_cluster]
    values = [spot.value for spot in spots]
    used = {
        "unknown": is_scaled and None in values,
        "negative": any(value is not None and value < 0 for value in values),
        "zero": 0 in values,
        "country": any(spot.precision is PlacePrecision.COUNTRY for spot in spots),
        "wide": any(spot.precision is PlacePrecision.PROVINCE for spot in spots),
        "inferred": any(spot.is_inferred for spot in spots),
        "apart": any(spot.standing for spot in spots),
        "number": any(symbol.is_cluster for symbol in symbols),
    }
    return tuple(name for name, is_used in used.items() if is_used)


def symbol_key(names: Sequence[str], scene: MapScene, style: Style, measure: Measure) -> Piece | None:
    """Return a line for each unusual kind of symbol: how it looks and what it means."""
    if not names:
        return None
    step, size = style.label_size * 1.45, style.label_size * 0.93
    size = max(size, style.smallest)
    marks: list[Mark] = []
    wide = 0.0
    for row, name in enumerate(names):
        y = step * (row + 0.5)
        marks += _key_sample(name, style.mark_size * 0.7, y, style)
        x = style.mark_size * 1.4 + style.label_size * 0.4
        words = _standings(scene) if name == "apart" else _words(scene.language, name)
        marks.append(Label(x, y + size * 0.35, words, size, style.place_ink))
        wide = max(wide, x + measure.width(words, size))
    return tuple(marks), wide, step * len(names)


def _standings(scene: MapScene) -> str:
    """Return the words for what is not told as something that happened."""
    return phrase(scene.language, "comma").join(
        dict.fromkeys(spot.standing for spot in scene.spots if spot.standing)
    )


def _key_sample(name: str, x: float, y: float, style: Style) -> tuple[Mark, ...]:
    """Return the small sample before a line of the key, in grey: it holds for every kind."""
    radius = style.mark_size * 0.46
    if name == "number":
        size = max(style.label_size * 0.8, style.smallest)
        ring = Disc(x, y, style.mark_size * 0.6, style.background, Stroke(style.outline, style.outline_width))
        return ring, Label(x, y + size * 0.36, "3", size, style.ink, True, "middle")
    is_wide = name in ("wide", "country")
    precision = PlacePrecision.PROVINCE if is_wide else PlacePrecision.CITY
    value = {"negative": -1.0, "zero": 0.0}.get(name)
    standing = name if name == "apart" else ""
    spot = Spot(
        "", "", "", Point(0, 0), precision, "", (), value, is_inferred=name == "inferred", standing=standing
    )
    grey = Look("", "", style.soft, "disc")
    marks = spot_marks(spot, (x, y), radius, grey, style, name == "unknown")
    if name != "country":
        return marks
    side = style.mark_size * 1.3
    edge = Stroke(style.border, style.border_width)
    return Box(Rect(x - side / 2, y - side / 2, side, side), fill=style.land_whole, stroke=edge), *marks


def stacked(pieces: Sequence[Piece], gap: float) -> Piece:
    """Return several pieces one below the other."""
    marks: list[Mark] = []
    top = 0.0
    for own, _, height in pieces:
        marks += [shifted_mark(mark, 0, top) for mark in own]
        top += height + gap
    return tuple(marks), max(width for _, width, _ in pieces), top - gap


def panel(piece: Piece, style: Style) -> Piece:
    """Return a piece on a ground of its own, so that it reads on any map."""
    pad = style.label_size * 0.7
    marks, width, height = piece
    ground = Box(Rect(0, 0, width + 2 * pad, height + 2 * pad), fill=style.background, corner=pad * 0.4)
    return (ground, *(shifted_mark(mark, pad, pad) for mark in marks)), width + 2 * pad, height + 2 * pad


def in_corner(piece: Piece, frame: Rect, taken: Sequence[Rect], gap: float) -> tuple[Group, Rect]:
    """Return a piece in the corner of the frame where it hides least, the lower left first."""
    marks, width, height = piece
    lefts = (frame.x + gap, frame.right - gap - width)
    tops = (frame.bottom - gap - height, frame.y + gap)
    corners = [Rect(left, top, width, height) for top in tops for left in lefts]
    best = min(corners, key=lambda rect: (_hidden(rect, taken), corners.index(rect)))
    return Group("scale", tuple(shifted_mark(mark, best.x, best.y) for mark in marks), frame), best


def _hidden(rect: Rect, taken: Sequence[Rect]) -> int:
    """Tell how many rectangles a rectangle would hide."""
    return sum(rect.grown(4).overlaps(other) for other in taken)
