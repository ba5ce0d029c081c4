"""Countries to which something belongs as a whole: which they are, and the box that shows them."""

from collections.abc import Iterable
from functools import cache

import numpy as np

from models.figure.basemap import COARSE, FINE, Basemap, load_basemap
from models.figure.clipping import around_point, boxes, chosen
from models.figure.scene import Spot
from models.values.where.points import Bounds, PlacePrecision, Point


def whole_countries(spots: Iterable[Spot], basemap: Basemap) -> frozenset[str]:
    """Return the codes of the countries that are meant as a whole: those of places known no more exactly."""
    at = {(s.point.lon, s.point.lat) for s in spots if s.precision is PlacePrecision.COUNTRY}
    return basemap.countries_at(np.array(sorted(at))) if at else frozenset()


def area_of(point: Point | None, precision: PlacePrecision) -> Bounds | None:
    """Return the box of what a place stands for: of the land around a country's point; None for all else."""
    return _land_around(point) if point and precision is PlacePrecision.COUNTRY else None


@cache
def _land_around(point: Point) -> Bounds | None:
    """Return the box of the part of a country in which a point lies; None if that is too small to be drawn."""
    for file in (COARSE, FINE):
        rings = load_basemap().layer(file, "country")
        near = boxes(rings)
        owners = around_point(rings, point.lon, point.lat, near)
        holds = (near[:, 0] <= point.lon) & (near[:, 2] >= point.lon)
        holds &= (near[:, 1] <= point.lat) & (near[:, 3] >= point.lat) & np.isin(rings.owner, owners)
        if holds.any():
            west, south, east, north = boxes(chosen(rings, holds))[0]
            return Bounds(float(west), float(south), float(east), float(north))
    return None
