"""Reads points of the UTM grid and of MGRS, which names the grid's squares by letters.

The transverse Mercator projection is computed with Krüger's series in the third flattening, to the sixth order, as in
C. F. F. Karney, “Transverse Mercator with an accuracy of a few nanometers”, Journal of Geodesy 85 (2011). Zones, bands
and letters follow NGA.STND.0037 (UTM, UPS and MGRS).
"""

import math
import re
from typing import Final

from models.errors import UnreadableValue
from models.translation import tr
from models.values.where.points import Point

EQUATOR_M: Final = 6_378_137.0  # WGS84: half axis at the equator
_F: Final = 1 / 298.257223563  # WGS84: flattening
_E: Final = math.sqrt(_F * (2 - _F))
_N: Final = _F / (2 - _F)
_SCALE: Final = 0.9996  # on the middle of a zone
_FALSE_EAST, _FALSE_NORTH = 500_000.0, 10_000_000.0
_RADIUS: Final = EQUATOR_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64 + _N**6 / 256)
_ALPHA: Final = (  # from the sphere to the plane, Karney (35)
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180 - 127 * _N**5 / 288 + 7891 * _N**6 / 37800,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440 + 281 * _N**5 / 630 - 1983433 * _N**6 / 1935360,
    61 * _N**3 / 240 - 103 * _N**4 / 140 + 15061 * _N**5 / 26880 + 167603 * _N**6 / 181440,
    49561 * _N**4 / 161280 - 179 * _N**5 / 168 + 6601661 * _N**6 / 7257600,
    34729 * _N**5 / 80640 - 3418889 * _N**6 / 1995840,
    212378941 * _N**6 / 319334400,
)
_BETA: Final = (  # and back, Karney (36)
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360 - 81 * _N**5 / 512 + 96199 * _N**6 / 604800,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440 + 46 * _N**5 / 105 - 1118711 * _N**6 / 3870720,
    17 * _N**3 / 480 - 37 * _N**4 / 840 - 209 * _N**5 / 4480 + 5569 * _N**6 / 90720,
    4397 * _N**4 / 161280 - 11 * _N**5 / 504 - 830251 * _N**6 / 7257600,
    4583 * _N**5 / 161280 - 108847 * _N**6 / 3991680,
    20648693 * _N**6 / 638668800,
)
BANDS: Final = "CDEFGHJKLMNPQRSTUVWX"  # of 8 degrees each from 80° south, the last of 12
_COLUMNS: Final = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS: Final = "ABCDEFGHJKLMNPQRSTUV"
_SQUARE: Final = 100_000.0
_CYCLE: Final = 2_000_000.0  # metres after which the letters of the rows come again
_MGRS = re.compile(
    r"(?:MGRS[:\s]*)?(\d{1,2})\s*([A-Z])\s*([A-Z])([A-Z])\s*(\d{0,10})(?:\s+(\d{1,5}))?", re.IGNORECASE
)
_UTM = re.compile(
    r"(?:UTM[:\s]*)?(?:zone\s*)?(\d{1,2})\s*([A-Z]|north|south)?[\s,;]+(?:E\s*)?(\d{6}(?:\.\d+)?)\s*(?:m\s*E?|E)?[\s,;]+"
    r"(?:N\s*)?(\d{1,8}(?:\.\d+)?)\s*(?:m\s*N?|N)?",
    re.IGNORECASE,
)


def read_mgrs(text: str) -> tuple[Point, int] | None:
    """Return the middle of a square of MGRS and the decimals of a degree it is good for; None if the text is none."""
    found = _MGRS.fullmatch(text.strip())
    if found is None or (len(found[5]) % 2 and not found[6]) or (found[6] and len(found[5]) != len(found[6])):
        return None
    zone, band = int(found[1]), found[2].upper()
    _check(zone, band, text)
    digits = found[5] + (found[6] or "")
    half = len(digits) // 2
    step = _SQUARE / 10**half
    east = _column(zone, found[3].upper(), text) + int(digits[:half] or 0) * step + step / 2
    north = _row(zone, found[4].upper(), text) + int(digits[half:] or 0) * step + step / 2
    bottom = to_utm(Point(_bottom(band), _middle(zone)), zone)[1] - _SQUARE
    north += _CYCLE * math.ceil((bottom - north) / _CYCLE)
    point = from_utm(zone, east, north)
    if not _bottom(band) - 1 <= point.lat <= _bottom(band) + 13:
        raise UnreadableValue(
            tr(
                "“{text}” names a square that is not in band {band}: look at its letters again.",
                text=text,
                band=band,
            )
        )
    return point, half


def read_utm(text: str) -> tuple[Point, int] | None:
    """Return a point of the UTM grid and the decimals of a degree it is good for; None if the text is none."""
    found = _UTM.fullmatch(text.strip())
    if found is None:
        return None
    zone, letter = int(found[1]), (found[2] or "").upper()
    east, north = float(found[3]), float(found[4])
    is_south = _is_south(letter, north, text)
    _check(zone, letter if len(letter) == 1 else "N", text)
    north -= _FALSE_NORTH if is_south else 0.0
    if not (100_000 <= east <= 900_000 and abs(north) <= 9_400_000):
        raise UnreadableValue(
            tr("“{text}” lies outside its zone: the first number is the easting, in metres.", text=text)
        )
    return from_utm(zone, east, north), 5


def _is_south(letter: str, north: float, text: str) -> bool:
    """Tell whether a northing counts from the south; S can mean the south, or a band of the north."""
    if letter == "S" and 3_500_000 <= north <= 4_500_000:
        raise UnreadableValue(
            tr("“{text}”: S can be the south or band S of the north: write “south” or “north”.", text=text)
        )
    if letter in ("S", "SOUTH"):
        return True
    if not letter:
        raise UnreadableValue(
            tr(
                "“{text}” does not say whether it is north or south: write N or south after the zone.",
                text=text,
            )
        )
    return letter != "NORTH" and letter < "N"


def _check(zone: int, band: str, text: str) -> None:
    if not 1 <= zone <= 60:
        raise UnreadableValue(tr("“{text}” names no zone: zones go from 1 to 60.", text=text))
    if band not in BANDS:
        raise UnreadableValue(
            tr("“{text}” names no band of the grid: bands are the letters C to X without I and O.", text=text)
        )


def _middle(zone: int) -> float:
    return zone * 6.0 - 183.0


def _bottom(band: str) -> float:
    return BANDS.index(band) * 8.0 - 80.0


def _column(zone: int, letter: str, text: str) -> float:
    letters = _COLUMNS[(zone - 1) % 3]
    if letter not in letters:
        raise UnreadableValue(
            tr(
                "“{text}” names no square: in zone {zone} the first letter is one of {letters}.",
                text=text,
                zone=zone,
                letters=letters,
            )
        )
    return (letters.index(letter) + 1) * _SQUARE


def _row(zone: int, letter: str, text: str) -> float:
    if letter not in _ROWS:
        raise UnreadableValue(
            tr("“{text}” names no square: its second letter is one of {rows}.", text=text, rows=_ROWS)
        )
    return (_ROWS.index(letter) - (0 if zone % 2 else 5)) % len(_ROWS) * _SQUARE


# the projection ----------------------------------------------------------------------------------


def to_utm(point: Point, zone: int) -> tuple[float, float]:
    """Return the easting and northing of a point in a zone, in metres; in the south the northing is negative."""
    lat, lon = math.radians(point.lat), math.radians(point.lon - _middle(zone))
    conformal = math.sinh(math.asinh(math.tan(lat)) - _E * math.atanh(_E * math.sin(lat)))
    xi = math.atan2(conformal, math.cos(lon))
    eta = math.asinh(math.sin(lon) / math.hypot(conformal, math.cos(lon)))
    north = xi + sum(a * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, a in enumerate(_ALPHA, 1))
    east = eta + sum(a * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, a in enumerate(_ALPHA, 1))
    return _FALSE_EAST + _SCALE * _RADIUS * east, _SCALE * _RADIUS * north


def from_utm(zone: int, east: float, north: float) -> Point:
    """Return the point of an easting and northing in a zone; in the south the northing is negative."""
    xi, eta = north / (_SCALE * _RADIUS), (east - _FALSE_EAST) / (_SCALE * _RADIUS)
    xi_ = xi - sum(b * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, b in enumerate(_BETA, 1))
    eta_ = eta - sum(b * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, b in enumerate(_BETA, 1))
    conformal = math.sin(xi_) / math.hypot(math.sinh(eta_), math.cos(xi_))
    lon = math.degrees(math.atan2(math.sinh(eta_), math.cos(xi_))) + _middle(zone)
    return Point(math.degrees(_latitude(conformal)), (lon + 180) % 360 - 180)


def _latitude(conformal: float) -> float:
    """Return the latitude of a conformal one's tangent, by Newton's method: Karney (19) to (21)."""
    tan, rest = conformal, 1 - _E**2
    for _ in range(5):
        sigma = math.sinh(_E * math.atanh(_E * tan / math.hypot(1, tan)))
        told = tan * math.hypot(1, sigma) - sigma * math.hypot(1, tan)
        step = (conformal - told) / math.hypot(1, told)
        tan += step * (1 + rest * tan**2) / (rest * math.hypot(1, tan))
    return math.atan(tan)
