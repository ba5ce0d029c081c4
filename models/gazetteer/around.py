"""What a point on a map is called: after the town that is there, or by the nearest one."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from models.gazetteer.gazetteer import Gazetteer, GazetteerPlace
from models.translation import tr
from models.values.where.points import EARTH_RADIUS_KM, Point, distance_km

TOWNS = frozenset({"city", "district"})
FAR = 20.0  # kilometres
LIKELY = 60_000  # so many of the towns are known well enough to tell where a map is


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


def towns_within(
    west: float, south: float, east: float, north: float, most: int
) -> tuple[GazetteerPlace, ...]:
    """Return the likeliest cities in a box of degrees, which may pass the 180th meridian."""
    numbers, degrees = _likely()
    lat, lon = degrees[:, 0], (degrees[:, 1] - west) % 360 + west
    held = numbers[(lat >= south) & (lat <= north) & (lon <= east)]
    found = (Gazetteer.load().place(int(number)) for number in held)
    return tuple(islice((place for place in found if place.kind == "city"), most))


@cache
def _likely() -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The lines of the likeliest towns, and where they are in degrees."""
    found = list(islice(_read(), LIKELY))
    numbers = np.array([number for number, _, _ in found], np.int64)
    return numbers, np.array([(lat, lon) for _, lat, lon in found], np.float64).reshape(-1, 2)


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
