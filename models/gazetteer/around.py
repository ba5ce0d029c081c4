"""What a point on a map is called: after the town that is there, or by the nearest one."""

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from models.gazetteer.gazetteer import Gazetteer
from models.translation import tr
from models.values.where.points import EARTH_RADIUS_KM, Point, distance_km

TOWNS = frozenset({"city", "district"})
FAR = 20.0  # kilometres


def name_of_spot(point: Point, reach_km: float) -> str:
    """Return the name of the likeliest town within a reach of a point, else words that tell where the nearest lies."""
    numbers, vectors = _towns()
    if not len(numbers):
        return ""
    near = vectors @ _vector(np.array([point.lat]), np.array([point.lon]))[0]
    held = np.flatnonzero(near >= np.cos(reach_km / EARTH_RADIUS_KM))
    if len(held):
        return Gazetteer.load().place(int(numbers[held[0]])).name  # the likeliest stand first
    nearest = Gazetteer.load().place(int(numbers[int(np.argmax(near))]))
    away = distance_km(nearest.point, point)
    return (
        tr("{away:,.0f} km from {name}", away=away, name=nearest.name)
        if away >= FAR
        else tr("near {name}", name=nearest.name)
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
