"""Map projections of the sphere, all with true areas: a cone for a country, Equal Earth for the world."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.values.where.points import Bounds

Values = NDArray[np.float64]


class Projection(Protocol):
    """A way between degrees and a flat map whose unit is the radius of the Earth; y grows to the north."""

    def project(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Values, Values]:
        """Return x and y for longitudes and latitudes in degrees."""
        ...

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Values, Values]:
        """Return longitudes and latitudes in degrees for x and y."""
        ...


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole world with true areas inside a rounded outline (Šavrič, Patterson and Jenny 2018)."""

    middle: float = 0.0  # degrees east

    def project(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Values, Values]:
        """Return x and y for longitudes and latitudes in degrees."""
        turn = np.radians(_within_half_turn(np.asarray(lon, np.float64) - self.middle))
        slope = np.arcsin(_ROOT * np.sin(np.radians(np.asarray(lat, np.float64))))
        return turn * np.cos(slope) / (_ROOT * _rise(slope)), _height(slope)

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Values, Values]:
        """Return longitudes and latitudes in degrees for x and y; beyond the outline, numbers that are no place."""
        across, up = np.asarray(x, np.float64), np.asarray(y, np.float64)
        held = np.clip(up, -_height(_POLE), _height(_POLE))
        slope = held / _COEFFICIENTS[0]
        for _ in range(8):  # Newton's steps: four are enough for a metre
            slope = slope - (_height(slope) - held) / _rise(slope)
        lon = np.degrees(across * _ROOT * _rise(slope) / np.cos(slope)) + self.middle
        lat = np.degrees(np.arcsin(np.clip(np.sin(slope) / _ROOT, -1, 1)))
        return lon, lat + np.degrees(up - held)

    def outline(self) -> Values:
        """Return the edge of the world (n, 2) in x and y."""
        up = np.linspace(-90.0, 90.0, 181)
        east = np.column_stack(self.project(np.full(181, self.middle + 180 - 1e-9), up))
        return np.vstack([east, east[::-1] * (-1.0, 1.0)])


_COEFFICIENTS = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = np.sqrt(3) / 2
_POLE = np.arcsin(_ROOT)


def _height(slope: Values) -> Values:
    """Return y for the slope of Equal Earth."""
    a, b, c, d = _COEFFICIENTS
    square = slope * slope
    return np.asarray(slope * (a + b * square + square**3 * (c + d * square)))


def _rise(slope: Values) -> Values:
    """Tell how fast y grows with the slope."""
    a, b, c, d = _COEFFICIENTS
    square = slope * slope
    return np.asarray(a + 3 * b * square + square**3 * (7 * c + 9 * d * square))


@dataclass(frozen=True, slots=True)
class EqualAreaCylinder:
    """Lambert's cylinder, for what lies astride the equator (Snyder 1987, chapter 10)."""

    middle: float  # degrees east
    parallel: float  # degrees: the parallel that keeps its length

    def project(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Values, Values]:
        """Return x and y for longitudes and latitudes in degrees."""
        turn = np.radians(_within_half_turn(np.asarray(lon, np.float64) - self.middle))
        kept = np.cos(np.radians(self.parallel))
        return turn * kept, np.sin(np.radians(np.asarray(lat, np.float64))) / kept

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Values, Values]:
        """Return longitudes and latitudes in degrees for x and y; beyond a pole, the pole's."""
        kept = np.cos(np.radians(self.parallel))
        sine = np.clip(np.asarray(y, np.float64) * kept, -1, 1)
        lon = np.degrees(np.asarray(x, np.float64) / kept) + self.middle
        return lon, np.degrees(np.arcsin(sine))


@dataclass(frozen=True, slots=True)
class AlbersConic:
    """Albers' equal-area cone on the sphere (Snyder, Map Projections: A Working Manual, 1987, chapter 14)."""

    middle: float  # degrees east: the meridian that stands upright
    origin: float  # degrees north: where y is 0 on the middle meridian
    south_parallel: float  # degrees north: the two parallels that keep their length
    north_parallel: float

    @classmethod
    def for_bounds(cls, bounds: Bounds) -> "AlbersConic":
        """Return the cone whose standard parallels lie at 1/6 and 5/6 of the height of a box."""
        height = bounds.north - bounds.south
        south, north = bounds.south + height / 6, bounds.north - height / 6
        if abs(south + north) < 2:  # a cone astride the equator would be a cylinder: tilt it a little
            south, north = south + 1, north + 1
        return cls((bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2, south, north)

    def project(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Values, Values]:
        """Return x and y for longitudes and latitudes in degrees."""
        n, c, rho_origin = self._constants()
        turn = np.radians(_within_half_turn(np.asarray(lon, np.float64) - self.middle)) * n
        rho = np.sqrt(np.maximum(c - 2 * n * np.sin(np.radians(np.asarray(lat, np.float64))), 0)) / n
        return rho * np.sin(turn), rho_origin - rho * np.cos(turn)

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Values, Values]:
        """Return longitudes and latitudes in degrees for x and y; beyond a pole, the pole's."""
        n, c, rho_origin = self._constants()
        across, down = np.asarray(x, np.float64), rho_origin - np.asarray(y, np.float64)
        side = np.sign(n)
        turn = np.arctan2(side * across, side * down) / n
        sine = (c - (np.hypot(across, down) * n) ** 2) / (2 * n)
        lon = _within_half_turn(np.degrees(turn) + self.middle)
        return lon, np.degrees(np.arcsin(np.clip(sine, -1, 1)))

    def _constants(self) -> tuple[float, float, float]:
        """Return n, C and rho 0 of the sphere (Snyder's 14-3, 14-5, 14-6)."""
        first, second, origin = np.radians((self.south_parallel, self.north_parallel, self.origin))
        n = float(np.sin(first) + np.sin(second)) / 2
        c = float(np.cos(first) ** 2 + 2 * n * np.sin(first))
        return n, c, float(np.sqrt(c - 2 * n * np.sin(origin)) / n)


def projection_for(bounds: Bounds) -> Projection:
    """Return a cone for up to a continent, a cylinder for what lies astride the equator, Equal Earth for more."""
    middle = (bounds.west + bounds.east) / 2
    farthest = max(abs(bounds.north), abs(bounds.south))
    is_wide = bounds.east - bounds.west > 120 or bounds.north - bounds.south > 75
    if is_wide or farthest > 88:
        return EqualEarth(middle)
    if abs(bounds.north + bounds.south) < 10:
        return EqualAreaCylinder(middle, 0.6 * farthest)
    return AlbersConic.for_bounds(bounds)


def _within_half_turn(degrees: Values) -> Values:
    """Return angles between -180 and 180 degrees."""
    return np.asarray((degrees + 180) % 360 - 180, np.float64)
