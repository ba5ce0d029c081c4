"""The quiet names of a map: countries and seas, then provinces; only where they are in nobody's way."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.figure.area_words import seas, word_of_country, word_of_sea
from models.figure.basemap import COARSE, FINE, FINE_FROM, Basemap
from models.figure.clipping import Parts, chosen, single_ring
from models.figure.colours import mix
from models.figure.map_labels import overlaps
from models.figure.map_land import with_provinces
from models.figure.map_places import are_inside, province_names
from models.figure.map_view import MapView
from models.figure.marks import Label
from models.figure.measure import Measure
from models.figure.scene import MapScene
from models.figure.style import Style

GRID = 15  # places across and down that are tried for a country's name
MOST_COUNTRIES = 40
AT_ONCE = 8  # places for a name that are tried together
LEAST_SEA = 1.1  # width of a sea, in widths of its name
NUDGES = tuple(
    sorted(
        ((dx * 6.0, dy * 5.0) for dx in range(-4, 5) for dy in range(-4, 5)),
        key=lambda d: abs(d[0]) + abs(d[1]),
    )
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the names are written on: the figure's view, its land, and what is in their way."""

    view: MapView
    land: Parts
    world: Parts | None  # its edge, where that is on the figure
    taken: Floats
    lines: Floats


def area_names(
    scene: MapScene,
    basemap: Basemap,
    focus: frozenset[str],
    view: MapView,
    obstacles: tuple[Floats, Floats],
    style: Style,
    measure: Measure,
) -> tuple[Label, ...]:
    """Return the names of countries and seas, if the scene wants them, and of the provinces of countries in focus."""
    if not scene.has_area_names:
        return province_names(scene, basemap, focus, view, obstacles, style, measure)
    file = FINE if view.points_per_degree >= FINE_FROM else COARSE
    edge = view.edge()
    world = None if edge is None else single_ring(edge)
    paper = _Paper(view, basemap.countries_on(view, file), world, *obstacles)
    detailed = with_provinces(basemap, focus, view)
    made, taken = list[Label](), obstacles[0]
    for label, box in (
        *_countries(paper, basemap, detailed, scene, style, measure),
        *_seas(paper, scene, style, measure),
    ):
        if not overlaps(box[None, :], taken).any():
            made.append(label)
            taken = np.vstack([taken, box])
    provinces = province_names(scene, basemap, focus, view, (taken, obstacles[1]), style, measure)
    return (*made, *provinces)


def _countries(
    paper: _Paper,
    basemap: Basemap,
    detailed: frozenset[str],
    scene: MapScene,
    style: Style,
    measure: Measure,
) -> Iterator[tuple[Label, Floats]]:
    """Yield the names of countries with their boxes, the largest first; none of one that shows provinces."""
    size = max(style.label_size * 0.92, style.smallest)
    owners, sizes = _sizes(paper)
    said = {spot.name.upper() for spot in scene.spots}
    order = np.argsort(-sizes)[:MOST_COUNTRIES]
    for owner in owners[order].tolist():
        code = basemap.countries[owner]
        words = word_of_country(code, scene.language)
        if not words or code in detailed or words in said:
            continue
        rings = chosen(paper.land, paper.land.owner == owner)
        wide = measure.width(words, size, True)
        at = _in_country(paper, rings, (wide, size * 1.1))
        if at is not None:
            yield _label(words, at, (wide, size), style.place_faint, is_bold=True)


def _sizes(paper: _Paper) -> tuple[NDArray[np.int64], Floats]:
    """Return the countries in the frame and how large the boxes of their largest rings are."""
    land = paper.land
    if not land.count:
        return np.zeros(0, np.int64), np.zeros(0)
    starts = land.starts[:-1]
    low = np.minimum.reduceat(land.points, starts, axis=0)
    high = np.maximum.reduceat(land.points, starts, axis=0)
    area = np.prod(high - low, axis=1)
    owners, which = np.unique(land.owner, return_inverse=True)
    largest = np.zeros(len(owners))
    np.maximum.at(largest, which, area)
    return owners, largest


def _in_country(paper: _Paper, rings: Parts, size: tuple[float, float]) -> tuple[float, float] | None:
    """Return where the middle of a name stands wholly in a country, as near to its middle as can be."""
    frame = paper.view.frame
    (left, top), (right, bottom) = rings.points.min(axis=0), rings.points.max(axis=0)
    left, right = max(left, frame.x), min(right, frame.right)
    top, bottom = max(top, frame.y), min(bottom, frame.bottom)
    if right - left < size[0] or bottom - top < size[1]:
        return None
    x, y = np.meshgrid(np.linspace(left, right, GRID), np.linspace(top, bottom, GRID))
    at = np.column_stack([x.ravel(), y.ravel()])
    inside = at[are_inside(at, rings)]
    if not len(inside):
        return None
    middle = np.median(inside, axis=0)
    inside = inside[np.argsort(np.hypot(*(inside - middle).T))]
    half = np.array(size) / 2
    boxes = np.hstack([inside - half - 2, inside + half + 2])
    free = (boxes[:, 0] >= frame.x) & (boxes[:, 2] <= frame.right)
    free &= (boxes[:, 1] >= frame.y) & (boxes[:, 3] <= frame.bottom)
    free &= ~overlaps(boxes, paper.taken).any(axis=1) & ~overlaps(boxes, paper.lines).any(axis=1)
    for places, edges in _edges(inside[free], half, (-1, -0.5, 0.5, 1), (-1, 1)):
        held = np.asarray(are_inside(edges, rings).reshape(len(places), -1).all(axis=1))
        if held.any():
            return _first(places, held)
    return None


def _edges(
    places: Floats, half: Floats, across: tuple[float, ...], down: tuple[float, ...]
) -> Iterator[tuple[Floats, Floats]]:
    """Yield some places for the middle of a name with all points of its edge there: a few are tried together."""
    around = half * np.array([(x, y) for x in across for y in down])
    for at in range(0, len(places), AT_ONCE):
        some = places[at : at + AT_ONCE]
        yield some, (some[:, None, :] + around).reshape(-1, 2)


def _first(places: Floats, held: NDArray[np.bool_]) -> tuple[float, float]:
    x, y = places[int(np.argmax(held))]
    return float(x), float(y)


def _seas(paper: _Paper, scene: MapScene, style: Style, measure: Measure) -> Iterator[tuple[Label, Floats]]:
    """Yield the names of seas with their boxes, where all of the name stands on water."""
    size = max(style.label_size * 0.86, style.smallest)
    colour = mix(style.coast, style.ink, 0.5)
    for sea in seas():
        words = word_of_sea(sea, scene.language)
        wide = measure.width(words, size)
        if sea.width * paper.view.points_per_degree < LEAST_SEA * wide:
            continue
        places = paper.view.to_screen([(point.lon, point.lat) for point in sea.points])
        at = next(
            (found for place in places if (found := _on_water(paper, place, (wide, size))) is not None), None
        )
        if at is not None:
            yield _label(words, at, (wide, size), colour)


def _on_water(paper: _Paper, place: Floats, size: tuple[float, float]) -> tuple[float, float] | None:
    frame, half = paper.view.frame, np.array(size) / 2 + 2
    at = place + np.array(NUDGES)
    boxes = np.hstack([at - half, at + half])
    free = (boxes[:, 0] >= frame.x) & (boxes[:, 2] <= frame.right)
    free &= (boxes[:, 1] >= frame.y) & (boxes[:, 3] <= frame.bottom)
    free &= ~overlaps(boxes, paper.taken).any(axis=1) & ~overlaps(boxes, paper.lines).any(axis=1)
    for places, edges in _edges(at[free], half, (-1, -0.5, 0, 0.5, 1), (-1, 0, 1)):
        held = np.ones(len(places), bool)
        if paper.world is not None:
            held &= are_inside(edges, paper.world).reshape(len(places), -1).all(axis=1)
        if paper.land.count:
            held &= ~are_inside(edges, paper.land).reshape(len(places), -1).any(axis=1)
        if held.any():
            return _first(places, held)
    return None


def _label(
    words: str, at: tuple[float, float], size: tuple[float, float], colour: str, *, is_bold: bool = False
) -> tuple[Label, Floats]:
    wide, high = size
    box = np.array([at[0] - wide / 2 - 2, at[1] - high / 2 - 2, at[0] + wide / 2 + 2, at[1] + high / 2 + 2])
    return Label(at[0], at[1] + high * 0.35, words, high, colour, is_bold, anchor="middle"), box
