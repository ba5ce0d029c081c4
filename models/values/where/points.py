"""Where something happened: points, boxes around them, and the offsets of Chinese map services."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.errors import UnreadableValue
from models.translation import tr, tr_later

EARTH_RADIUS_KM = 6371.0088  # mean radius of the Earth, IUGG


class PlacePrecision(StrEnum):
    """How exactly a point stands for its place."""

    EXACT = tr_later("exact")
    ADDRESS = tr_later("address")
    DISTRICT = tr_later("district")
    CITY = tr_later("city")
    PROVINCE = tr_later("province")
    COUNTRY = tr_later("country")

    @property
    def rank(self) -> int:
        """Where this precision stands, from 0 for the most exact."""
        return tuple(PlacePrecision).index(self)


class Datum(StrEnum):
    """The system in which a point was given."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"  # what maps published in mainland China use
    BD09 = "bd09"  # Baidu's own shift of GCJ-02
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the Earth in degrees."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        """Refuse what is not on the Earth."""
        if not (math.isfinite(self.lat) and math.isfinite(self.lon)):
            raise UnreadableValue(tr("A point needs two numbers: latitude and longitude in degrees."))
        if not -90 <= self.lat <= 90:
            is_swapped = abs(self.lon) <= 90 and abs(self.lat) <= 180
            advice = tr("swap the two, latitude comes first") if is_swapped else tr("it goes from -90 to 90")
            raise UnreadableValue(tr("{lat:g} is no latitude: {advice}.", lat=self.lat, advice=advice))
        if not -180 <= self.lon <= 180:
            raise UnreadableValue(tr("{lon:g} is no longitude: it goes from -180 to 180.", lon=self.lon))


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees; it never crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        """Refuse a box that is turned inside out."""
        if not (self.west <= self.east and self.south <= self.north):
            raise UnreadableValue(tr("A box needs its west before its east and its south below its north."))

    @classmethod
    def from_points(cls, points: Iterable[Point]) -> "Bounds":
        """Return the smallest box that holds all the points; UnreadableValue if there is none."""
        held = tuple(points)
        if not held:
            raise UnreadableValue(tr("There is no point to draw a box around: give one place its point."))
        lats, lons = [point.lat for point in held], [point.lon for point in held]
        return cls(min(lons), min(lats), max(lons), max(lats))

    def union(self, other: "Bounds") -> "Bounds":
        """Return the smallest box that holds both."""
        return Bounds(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )

    def padded(self, share: float = 0.05, least: float = 0.5) -> "Bounds":
        """Return a box wider on each side by a share of its size, at least `least` degrees."""
        across = max((self.east - self.west) * share, least)
        up = max((self.north - self.south) * share, least)
        return Bounds(
            max(-180.0, self.west - across),
            max(-90.0, self.south - up),
            min(180.0, self.east + across),
            min(90.0, self.north + up),
        )

    def contains(self, point: Point) -> bool:
        """Tell whether a point lies in the box or on its edge."""
        return self.west <= point.lon <= self.east and self.south <= point.lat <= self.north


_AXIS = r"[NSEW北南东西東]"
_NUMBER = r"\d+(?:\.\d+)?"
_DEGREES = re.compile(
    rf"(?P<before>{_AXIS}|北纬|南纬|东经|西经|北緯|南緯|東經|西經)?\s*(?P<sign>[+\-−])?\s*(?P<d>{_NUMBER})\s*(?:[°度º]\s*"
    rf"(?:(?P<m>{_NUMBER})\s*['′’分]\s*)?(?:(?P<s>{_NUMBER})\s*(?:[\"″”秒]|'')\s*)?)?(?(before)|(?P<after>{_AXIS})?)",
    re.IGNORECASE,
)
_SIDES = {"N": "N", "S": "S", "E": "E", "W": "W", "北": "N", "南": "S", "东": "E", "東": "E", "西": "W"}


def read_point(text: str) -> Point:
    """Read a point: `32.456, 119.923` (latitude first), `119.923E 32.456N`, `32°27′22″N 119°55′23″E`."""
    first, second = _two_numbers(text)
    sides = first[1] + second[1]
    if not sides:
        return Point(first[0], second[0])
    if len(sides) != 2 or (sides[0] in "NS") == (sides[1] in "NS"):
        raise UnreadableValue(
            tr("“{text}” needs one of N or S and one of E or W, or none of them.", text=text.strip())
        )
    return Point(first[0], second[0]) if sides[0] in "NS" else Point(second[0], first[0])


def _two_numbers(text: str) -> tuple[tuple[float, str], tuple[float, str]]:
    """Return the two coordinates of a text, each in degrees with its side of the compass or nothing."""
    rest = text.strip().strip("()[]（）")
    found: list[tuple[float, str]] = []
    while rest:
        match = _DEGREES.match(rest)
        if match is None or len(found) == 2:
            found.clear()
            break
        found.append(_degrees(match, text))
        rest = rest[match.end() :].lstrip(" \t,;/，；、")
    if len(found) != 2:
        raise UnreadableValue(
            tr("“{text}” is not a point: write it like 32.456, 119.923.", text=text.strip())
        )
    return found[0], found[1]


def _degrees(match: re.Match[str], text: str) -> tuple[float, str]:
    """Return one coordinate in degrees and its side of the compass."""
    minutes, seconds = float(match["m"] or 0), float(match["s"] or 0)
    if minutes >= 60 or seconds >= 60:
        raise UnreadableValue(
            tr("“{text}” has more than 59 minutes or seconds: check the figures.", text=text.strip())
        )
    value = float(match["d"]) + minutes / 60 + seconds / 3600
    side = _SIDES.get((match["before"] or match["after"] or "")[:1].upper(), "")
    is_negative = match["sign"] in ("-", "−")
    if is_negative and side:
        raise UnreadableValue(
            tr("“{text}” has both a minus and a side of the compass: keep one.", text=text.strip())
        )
    return (-value if is_negative or side in ("S", "W") else value), side


def distance_km(a: Point, b: Point) -> float:
    """Return the distance of two points in kilometres on a sphere (haversine formula, R. W. Sinnott 1984)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.lon - a.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))
