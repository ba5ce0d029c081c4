"""The names of provinces on a map: small grey capitals, only where there is room for them."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from models.figure.basemap import PROVINCES, PROVINCES_FROM, Basemap, Province
from models.figure.clipping import Parts, boxes, chosen
from models.figure.map_labels import overlaps
from models.figure.map_view import MapView
from models.figure.marks import Label
from models.figure.measure import Measure
from models.figure.style import Style

Floats = NDArray[np.float64]
SHIFTS = tuple((dx, dy) for dy in (0.0, -1.5, 1.5, -3.0, 3.0) for dx in (0.0, -2.0, 2.0, -4.0, 4.0))
"""How far a name may stand from its place, in sizes of the letters, the nearest first."""


def province_names(
    basemap: Basemap,
    countries: frozenset[str],
    view: MapView,
    obstacles: tuple[Floats, Floats],
    language: str,
    style: Style,
    measure: Measure,
) -> tuple[Label, ...]:
    """Answer the names of the countries' provinces; the first obstacles are never touched, the second if need be."""
    if view.points_per_degree < PROVINCES_FROM or not countries:
        return ()
    size = max(style.label_size * 0.86, style.smallest)
    taken, routes = obstacles
    made: list[Label] = []
    for province, room in _in_view(basemap, countries, view):
        words = _words(province, language)
        width, height = measure.width(words, size), size * 1.1
        if width > room[0] * 0.86 or height > room[1] * 0.8:
            continue
        spot = _free_spot(province, view, (width, height), room, taken, routes)
        if spot is not None:
            x, y = spot
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            taken = np.vstack([taken, [box]])
            made.append(Label(x, y + size * 0.35, words, size, style.place_faint, anchor="middle"))
    return tuple(made)


def _words(province: Province, language: str) -> str:
    """Answer a province's name as it is set on the map."""
    if language.startswith("zh") and province.local_name:
        return province.local_name
    return province.name.upper()


def _in_view(
    basemap: Basemap, countries: frozenset[str], view: MapView
) -> Iterable[tuple[Province, tuple[float, float]]]:
    """Answer the provinces whose name's place is in the frame, the largest first, with their width and height."""
    held = [
        (i, province) for i, province in enumerate(basemap.provinces) if province.country in countries
    ]
    held.sort(key=lambda row: -row[1].area)
    rings = basemap.layer(PROVINCES, "ring")
    for i, province in held:
        x, y = view.to_screen([(province.label.lon, province.label.lat)])[0]
        if view.frame.grown(-4).contains(float(x), float(y)):
            yield province, _room(rings, i, view)


def _room(rings: Parts, number: int, view: MapView) -> tuple[float, float]:
    """Answer the width and height of a province's largest ring on the figure."""
    own = chosen(rings, rings.owner == number)
    if own.count == 0:
        return 0.0, 0.0
    flat = boxes(Parts(view.to_screen(own.points), own.starts, own.owner))
    sizes = flat[:, 2:] - flat[:, :2]
    largest = sizes[int(np.argmax(sizes.prod(axis=1)))]
    return float(largest[0]), float(largest[1])


def _free_spot(
    province: Province,
    view: MapView,
    size: tuple[float, float],
    room: tuple[float, float],
    taken: Floats,
    routes: Floats,
) -> tuple[float, float] | None:
    """Answer where the middle of a name stands: near its place, off the routes if that can be."""
    x, y = (float(v) for v in view.to_screen([(province.label.lon, province.label.lat)])[0])
    unit = size[1] / 1.1
    shifts = [(dx * unit, dy * unit) for dx, dy in SHIFTS]
    at = np.array([(x + dx, y + dy) for dx, dy in shifts if abs(dx) < room[0] * 0.2 and abs(dy) < room[1] * 0.25])
    half = np.array(size) / 2 + 1.0
    around = np.hstack([at - half, at + half])
    frame = view.frame
    free = (around[:, 0] > frame.x) & (around[:, 2] < frame.right)
    free &= (around[:, 1] > frame.y) & (around[:, 3] < frame.bottom) & ~overlaps(around, taken).any(axis=1)
    if not free.any():
        return None
    cost = np.arange(len(at)) + 8.0 * overlaps(around, routes).any(axis=1)
    best = int(np.argmin(np.where(free, cost, np.inf)))
    return float(at[best, 0]), float(at[best, 1])
