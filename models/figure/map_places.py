"""The names of provinces on a map: small grey capitals, only where there is room for them."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from models.figure.basemap import PROVINCES, Basemap, Province, load_basemap
from models.figure.clipping import Parts, thinned
from models.figure.map_labels import overlaps
from models.figure.map_land import with_provinces
from models.figure.map_view import MapView
from models.figure.marks import Label
from models.figure.measure import Measure
from models.figure.scene import MapScene
from models.figure.style import Style
from models.texts.traditional import in_traditional

Floats = NDArray[np.float64]
SHIFTS = tuple(
    sorted(
        ((dx * 0.8, dy * 0.8) for dx in range(-7, 8) for dy in range(-6, 7)),
        key=lambda shift: (math.hypot(*shift), shift),
    )
)
"""How far a name may stand from its place, in sizes of the letters, the nearest first."""
AT_ONCE = 6
TRIES = 60  # places that are tested for lying in the province


def province_names(
    scene: MapScene,
    basemap: Basemap,
    focus: frozenset[str],
    view: MapView,
    obstacles: tuple[Floats, Floats],
    style: Style,
    measure: Measure,
) -> tuple[Label, ...]:
    """Return the names of the provinces of the countries in focus.

    Neither boxes nor lines among the obstacles are touched; what a spot is called is not written again.
    """
    said = frozenset(spot.name for spot in scene.spots)
    size = max(style.label_size * 0.86, style.smallest)
    taken, routes = obstacles
    made: list[Label] = []
    for province, rings in _in_view(basemap, with_provinces(basemap, focus, view), view):
        words = _words(province, scene.language)
        wide, high = measure.width(words, size), size * 1.1
        spot = (
            None if province.name in said else _free_spot(province, view, (wide, high), rings, taken, routes)
        )
        if spot is not None:
            x, y = spot
            taken = np.vstack([taken, [(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)]])
            made.append(Label(x, y + size * 0.35, words, size, style.place_faint, anchor="middle"))
    return tuple(made)


def _words(province: Province, language: str) -> str:
    """Return a province's name as it is set on the map."""
    if language.startswith("zh") and province.local_name:
        return in_traditional(province.local_name) if language == "zh-Hant" else province.local_name
    return province.name.upper()


def province_name(name: str, language: str) -> str:
    """Return the name of a province in the language of a page; the name itself where the map knows none."""
    if not language.startswith("zh"):
        return name
    found = next((one for one in load_basemap().provinces if one.name == name and one.local_name), None)
    return _words(found, language) if found else name


def _in_view(basemap: Basemap, countries: frozenset[str], view: MapView) -> Iterable[tuple[Province, Parts]]:
    """Return the provinces whose name's place is in the frame, the largest first, with their rings on the figure."""
    held = [(i, province) for i, province in enumerate(basemap.provinces) if province.country in countries]
    held.sort(key=lambda row: -row[1].area)
    rings = basemap.layer(PROVINCES, "ring")
    places = view.to_screen([(province.label.lon, province.label.lat) for _, province in held])
    for (i, province), (x, y) in zip(held, places, strict=True):
        if view.frame.contains(float(x), float(y)):
            found = _rings_of(rings, i, view)
            if found.count:
                yield province, found


def _rings_of(rings: Parts, number: int, view: MapView) -> Parts:
    """Return a province's rings on the figure."""
    first, last = np.searchsorted(rings.owner, (number, number + 1))  # rings stand in the order of provinces
    start, end = rings.starts[first], rings.starts[last]
    points = view.to_screen(rings.points[start:end])
    whole = Parts(points, rings.starts[first : last + 1] - start, np.zeros(last - first, np.int64))
    return thinned(whole, 1.0, True)


def _free_spot(
    province: Province,
    view: MapView,
    size: tuple[float, float],
    rings: Parts,
    taken: Floats,
    routes: Floats,
) -> tuple[float, float] | None:
    """Tell where the middle of a name stands: in its province, near its place, off routes and labels."""
    (left, top), (right, bottom) = rings.points.min(axis=0), rings.points.max(axis=0)
    if size[0] > right - left or size[1] > bottom - top:
        return None
    middle = view.to_screen([(province.label.lon, province.label.lat)])[0]
    at = middle + np.array(SHIFTS) * size[1] / 1.1
    half = np.array(size) / 2 + 2.0
    around = np.hstack([at - half, at + half])
    frame = view.frame
    free = (around[:, 0] > frame.x) & (around[:, 2] < frame.right)
    free &= (around[:, 1] > frame.y) & (around[:, 3] < frame.bottom) & ~overlaps(around, taken).any(axis=1)
    free &= ~overlaps(around, routes).any(axis=1)
    tried = np.flatnonzero(free)[:TRIES]
    for some in np.split(tried, range(AT_ONCE, len(tried), AT_ONCE)):
        ends = np.concatenate([at[some] + (side * size[0] / 2, 0.0) for side in (-1, 0, 1)])
        held = are_inside(ends, rings).reshape(3, -1).all(axis=0)
        if held.any():
            x, y = at[some[int(np.argmax(held))]]
            return float(x), float(y)
    return None


def are_inside(points: Floats, rings: Parts) -> NDArray[np.bool_]:
    """Tell which points (n, 2) lie in the rings, by the odd-even rule."""
    if not len(points):
        return np.zeros(0, bool)
    after = np.arange(1, len(rings.points) + 1)
    after[rings.starts[1:] - 1] = rings.starts[:-1]
    (x0, y0), (x1, y1) = rings.points.T, rings.points[after].T
    (left, low), (_, high) = points.min(axis=0), points.max(axis=0)
    # of all coasts of the world, few edges are at the height of the points and not left of them
    near = (np.minimum(y0, y1) <= high) & (np.maximum(y0, y1) > low) & (np.maximum(x0, x1) > left - 1.0)
    x0, y0, x1, y1 = x0[near], y0[near], x1[near], y1[near]
    x, y = points[:, 0, None], points[:, 1, None]
    spans = (y0 > y) != (y1 > y)
    steep = np.where(y1 == y0, 1.0, y1 - y0)
    crossed = spans & (x0 + (y - y0) * (x1 - x0) / steep > x)
    return np.asarray(crossed.sum(axis=1) % 2 == 1)
