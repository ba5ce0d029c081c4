"""Which place a point on a map means: a known one nearby, or the point itself, named after the nearest."""

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from models.gazetteer.gazetteer import Gazetteer, GazetteerPlace
from models.values.where.points import EARTH_RADIUS_KM, Point, distance_km

TOWNS = frozenset({"city", "district"})
FAR = 20.0  # kilometres
COARSE = 3.0  # kilometres: who points no finer than that means a town


def place_around(point: Point, reach_km: float) -> GazetteerPlace | None:
    """Return the likeliest town within a reach of a point; where there is none, the point by the nearest one."""
    numbers, vectors = _towns()
    if not len(numbers):
        return None
    near = vectors @ _vector(np.array([point.lat]), np.array([point.lon]))[0]
    held = np.flatnonzero(near >= np.cos(reach_km / EARTH_RADIUS_KM))
    if len(held):
        return Gazetteer.load().place(int(numbers[held[0]]))  # the likeliest stand first
    at = int(np.argmax(near))
    return _by(Gazetteer.load().place(int(numbers[at])), point, reach_km)


def _by(nearest: GazetteerPlace, point: Point, reach_km: float) -> GazetteerPlace:
    """Return a point, named after the nearest town; far from it, such as at sea, it lies in no known country."""
    away = distance_km(nearest.point, point)
    is_far = away >= FAR
    return GazetteerPlace(
        name=f"{away:,.0f} km from {nearest.name}" if is_far else f"near {nearest.name}",
        name_zh="",
        kind="city" if reach_km > COARSE else "district",
        country="" if is_far else nearest.country,
        admin="" if is_far else nearest.admin,
        admin_zh="" if is_far else nearest.admin_zh,
        lat=point.lat,
        lon=point.lon,
        population=0,
    )


@cache
def _towns() -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The lines of the towns, likeliest first, and where they stand on the unit sphere."""
    found = list(_read())
    numbers = np.array([number for number, _, _ in found], np.int64)
    degrees = np.array([(lat, lon) for _, lat, lon in found], np.float64).reshape(-1, 2)
    return numbers, _vector(degrees[:, 0], degrees[:, 1])


def _read() -> Iterator[tuple[int, float, float]]:
    for number, line in enumerate(Gazetteer.load().lines()):
        cells = line.split("\t", 6)
        if cells[2] in TOWNS:
            yield number, float(cells[4]), float(cells[5])


def _vector(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    north, east = np.radians(lat), np.radians(lon)
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])
